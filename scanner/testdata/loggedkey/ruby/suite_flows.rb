# frozen_string_literal: true

require 'aws-sdk-secretsmanager'
require 'base64'
require 'cgi'
require 'faraday'
require 'json'
require 'logger'
require 'net/http'
require 'open3'
require 'pg'
require 'yaml'

Login = Struct.new(:user, :password)

class Mailer
  attr_reader :host, :smtp_password

  def initialize(host, smtp_password)
    @host = host
    @smtp_password = smtp_password
    @log = Logger.new($stderr)
  end

  def connect
    @log.info("connecting to #{@host}") # fine
    @log.info("authenticating with #{@smtp_password}") # leak
  end

  def describe
    "#{@host}/#{@smtp_password}"
  end

  def explain
    @log.debug(describe) # leak
  end
end

class Holder
  def initialize(token)
    @token = token
  end

  def to_s
    'Holder(hidden)'
  end

  def report
    puts "holder: #{self}" # fine
    puts "token given: #{!@token.nil?}" # fine
    puts "token: #{@token}" # leak
  end
end

class AuthError < StandardError; end

def attribute(mailer)
  puts mailer.host # fine
  puts mailer.smtp_password # leak
end

def whole_struct(user, password)
  login = Login.new(user, password)
  p login # leak
  p login.user # fine
end

def hash_entry(config)
  puts config[:region] # fine
  puts config[:client_secret] # leak
  puts config['api_key'] # leak
  puts config.keys.inspect # fine
end

def fetched(config)
  puts config.fetch(:user) # fine
  puts config.fetch(:password) # leak
  puts config.key?(:password) # fine
end

def from_yaml(path)
  settings = YAML.load_file(path)
  puts settings['smtp']['host'] # fine
  puts settings['smtp']['password'] # leak
end

def excluded(user, password)
  values = { user: user, password: password }
  puts values.reject { |name, _| name == :password } # fine
end

def inserted(user, token)
  values = { user: user }
  values[:token] = token
  puts values.inspect # leak
  puts values.size # fine
end

def note(text)
  puts "[note] #{text}" # leak
end

def through_note(api_key)
  note("key #{api_key}")
end

def quiet_note(text)
  puts "[quiet] #{text}" # fine
end

def through_quiet_note(api_key)
  quiet_note("key of length #{api_key.length}")
end

def database_url(user, password, host)
  "postgres://#{user}:#{CGI.escape(password)}@#{host}/app"
end

def connect(user, db_password, host)
  url = database_url(user, db_password, host)
  puts "connecting to #{host}" # fine
  puts "connecting to #{url}" # leak
  PG.connect(url)
end

def mask(value)
  value.nil? ? '(none)' : '****'
end

def masked(token)
  puts "token #{mask(token)}" # fine
  shown = mask(token)
  puts shown # fine
end

def command(password)
  arguments = ['mysqldump', '--user', 'backup']
  arguments << "--password=#{password}"
  puts arguments.join(' ') # leak
  Open3.capture2(*arguments)
end

def command_environment(password)
  arguments = ['mysqldump', '--user', 'backup']
  puts arguments.join(' ') # fine
  Open3.capture2({ 'MYSQL_PWD' => password }, *arguments) # fine
end

def built(user, secret)
  line = +'user='
  line << user
  line << ' secret='
  line << secret
  puts line # leak
end

def encoded(user, password)
  header = "Basic #{Base64.strict_encode64("#{user}:#{password}")}"
  puts header # leak
end

def serialized(client_id, client_secret)
  puts({ id: client_id, secret: client_secret }.to_json) # leak
  puts JSON.generate({ id: client_id }) # fine
end

def outgoing(access_token)
  response = Faraday.get('https://example.org/me', nil, { 'Authorization' => "Bearer #{access_token}" })
  puts response.status # fine
  puts JSON.parse(response.body)['name'] # fine
end

def net_http(api_key)
  request = Net::HTTP::Get.new('/items')
  request['X-Api-Key'] = api_key # fine
  puts request.path # fine
end

def secrets_manager(name)
  client = Aws::SecretsManager::Client.new
  value = client.get_secret_value(secret_id: name).secret_string
  puts "loaded #{name}" # fine
  puts "loaded #{value}" # leak
end

def failing(user, password)
  message = "#{user} cannot log in with #{password}"
  raise AuthError, message # leak
end

def failing_quietly(user, password)
  raise AuthError, "#{user} gave no password" if password.empty? # fine
end

def rescued(client, password)
  client.login(password)
rescue Timeout::Error => e
  warn "login timed out: #{e.message}" # fine
end

def ternary(verbose, password)
  shown = verbose ? password : '(hidden)'
  puts shown # leak
end

def each_account(accounts)
  accounts.each do |account|
    puts account.name # fine
    puts account.password # leak
  end
end

def destructured(pair)
  user, password = pair
  puts user # fine
  puts password # leak
end

def lambda_report(private_key)
  report = -> { puts "key #{private_key}" } # leak
  report.call
end

def several_lines(user, passphrase)
  # leak next
  puts(
    'user',
    user,
    passphrase
  )
  # fine next
  puts(
    'user',
    user
  )
end
