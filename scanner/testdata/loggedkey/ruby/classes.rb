# Instance variables, accessors, Struct, Data, constants, modules.

require "forwardable"

class Stored
  def initialize(api_key)
    @value = api_key
    @length = api_key.length
  end

  def show
    puts @value # leak
    puts @length # fine
  end
end

class Interpolated
  def initialize(token, secret)
    @token = token
    @secret = secret
  end

  def show
    puts "token #@token" # leak
    puts "secret #{@secret}" # leak
    puts "token #{@token.nil? ? "missing" : "given"}" # fine
  end

  def forget
    @token = nil
    puts "token is now #{@token.inspect}" # fine
  end
end

class WithAccessors
  attr_reader :user, :password
  attr_accessor :note

  def initialize(user, password)
    @user = user
    @password = password
    @note = "none"
  end

  def show
    puts user # fine
    puts password # leak
    puts self.password # leak
    puts note # fine
  end

  def show_later
    self.note = "password #{password}"
    puts note # leak
  end
end

def accessors_from_outside(name, word)
  account = WithAccessors.new(name, word)
  puts account.user # fine
  puts account.password # leak
end

class WithMethods
  def initialize(raw)
    @raw = raw
  end

  def header
    "Bearer #{@raw.token}"
  end

  def expired?
    @raw.token_expiry < Time.now
  end

  def summary
    "#{@raw.name}, #{@raw.token.length} characters"
  end

  def show
    puts header # leak
    puts expired? # fine
    puts summary # fine
  end
end

class Memoized
  def api_key
    @api_key ||= File.read("/run/secrets/value").strip
  end

  def show
    puts "key: #{api_key}" # leak
    puts "key: #{api_key ? "found" : "not found"}" # fine
  end
end

class ClassVariables
  @@token = "none"
  @@count = 0

  def self.use(token)
    @@token = token
    @@count += 1
    puts "used #{@@count} times" # fine
  end

  def self.dump
    puts "last #{@@token}" # leak
  end
end

class Defaults
  TOKEN_URL = "https://example.com/oauth/token"
  PASSWORD_MIN = 12
  VALUE = "{stripe}"
  API_KEY = ENV.fetch("SHOP_API_KEY", nil)

  def self.show
    puts TOKEN_URL, PASSWORD_MIN # fine
    puts VALUE # leak high
    puts API_KEY # leak
    puts Defaults::API_KEY.nil? # fine
  end
end

module Settings
  class << self
    attr_accessor :webhook_secret, :webhook_url

    def show
      puts webhook_url # fine
      puts webhook_secret # leak
    end
  end
end

def module_setting
  puts Settings.webhook_secret # leak
  puts Settings.webhook_url # fine
end

Login = Struct.new(:user, :password, :attempts) do
  def show
    puts user, attempts # fine
    puts password # leak
  end
end

def struct_field(word)
  login = Login.new("ci", word, 0)
  puts "trying #{login.password}" # leak
  puts "trying #{login.user} the #{login.attempts}. time" # fine
end

def struct_whole(user, password)
  login = Login.new(user, password, 0)
  puts login # leak
end

def struct_as_array(user, password)
  login = Login.new(user, password, 0)
  p login.to_a # leak
end

def struct_as_hash(user, password)
  login = Login.new(user, password, 0)
  p login.to_h.except(:password) # fine
  p login.to_h # leak
end

def struct_members
  puts Login.members.join(", ") # fine
end

def struct_field_reset(user, password)
  login = Login.new(user, password, 0)
  login.password = "***"
  puts login.password # fine
end

Endpoint = Struct.new(:url, :value, keyword_init: true)

def struct_with_keywords(auth_key)
  endpoint = Endpoint.new(url: "https://example.com", value: auth_key)
  puts endpoint.url # fine
  puts endpoint[:value] # leak
end

Pair = Data.define(:key_id, :secret_key)

def data_fields(pair)
  puts pair.key_id # fine
  puts pair.secret_key # leak
end

def data_whole(secret_key)
  pair = Pair.new(key_id: "k1", secret_key: secret_key)
  p pair # leak
end

def data_without_secret(secret_key)
  pair = Pair.new(key_id: "k1", secret_key: secret_key)
  p pair.with(secret_key: nil) # fine
end

Point = Data.define(:name, :text) do
  def self.of(password)
    new("password", password)
  end

  def length = text.length
end

def data_pattern(password)
  case Point.new("p", password)
  in { name:, text: }
    puts name # fine
    puts text # leak
  end
end

class ShownInFull
  def initialize(api_key)
    @api_key = api_key
  end
end

def object_inspected(api_key)
  client = ShownInFull.new(api_key)
  puts client # fine: the name of the class and an address
  p client # leak: inspect shows the instance variables
end

class ShownByName
  def initialize(user, password)
    @user = user
    @password = password
  end

  def to_s
    "#{@user} with #{@password}"
  end

  def inspect
    "#<ShownByName #{@user}>"
  end
end

def object_with_methods(user, password)
  login = ShownByName.new(user, password)
  puts login.to_s # leak
  puts login.inspect # fine
end

class Base
  def render(secret)
    "secret #{secret}"
  end

  def announce(secret)
    puts "announcing #{secret}" # leak
  end
end

class Derived < Base
  def show(secret)
    puts render(secret) # leak
  end

  def announce(secret)
    super
    puts "announced, #{secret.length} characters" # fine
  end
end

class Printer
  def initialize(out = $stdout)
    @out = out
  end

  def line(text)
    puts text # leak
  end

  def passphrase_line(passphrase)
    line("passphrase #{passphrase}")
  end

  def self.banner(text)
    puts "== #{text} ==" # fine
  end

  def self.banner_for(tokens)
    banner("tokens: #{tokens.size}")
  end
end

class PrintQueue
  # Its print method sends pages to paper.
  def print(document, api_key)
    @client.submit(document, key: api_key) # fine
  end
end

def print_queue(queue, document, api_key)
  queue.print(document, api_key) # fine
end

module Describing
  def describe
    "#{name}: #{access_token}"
  end
end

class Described
  include Describing

  attr_reader :name, :access_token

  def initialize(name, access_token)
    @name = name
    @access_token = access_token
  end

  def show
    puts describe # leak
  end
end

class Delegating
  extend Forwardable

  def_delegators :@session, :user_name, :session_token

  def show
    puts user_name # fine
    puts session_token # leak
  end
end

class Counter
  def initialize
    @tokens = 0
    @passed = 0
  end

  def add(text)
    @tokens += text.split.size
    @passed += 1
  end

  def report
    puts "passed #{@passed}, words #{@tokens}" # fine
  end
end

class Cipher
  def initialize(encryption_key)
    @encryption_key = encryption_key
  end

  def self.open(encryption_key)
    cipher = new(encryption_key)
    yield cipher
  ensure
    puts "encryption key wiped" # fine
  end

  def check
    puts "key of #{@encryption_key.bytesize * 8} bits" # fine
    puts "key #{@encryption_key.unpack1("H*")}" # leak
  end
end

def dynamic_read(account)
  puts account.public_send(:api_key) # leak
  puts account.send(:api_key_name) # fine
  puts account.instance_variable_get(:@password) # leak
  puts account.instance_variables.inspect # fine
  puts account.respond_to?(:refresh_token) # fine
end

def deep_field(app)
  puts app.config.database.password # leak
  puts app.config.database.pool # fine
end

def digest_field(user)
  puts user.password_digest[0, 7] # fine
  puts user.password_hash # fine
end

def field_set_outside(client, session_token)
  client.note = "session #{session_token}"
  puts client.note # leak
end

def field_reset(client, session_token)
  client.note = session_token
  client.note = ""
  puts client.note # fine
end

def get_access_token
  %w[a b].join("x")
end

def called_function
  puts "token: #{get_access_token}" # leak
end

def get_token_count
  17
end

def called_count
  puts "tokens: #{get_token_count}" # fine
end

def returns_literal
  "{dataframer}"
end

def printed_literal
  puts returns_literal # leak high
end

$service_token = nil

def global_variable(token)
  $service_token = token
  puts $service_token # leak
end

def global_interpolated
  puts "with #$service_token" # leak
end
