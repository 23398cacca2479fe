# Exceptions, exits, assertions, command lines, debuggers.

require "amazing_print"
require "byebug"
require "minitest/autorun"
require "optparse"
require "pry"
require "rake"
require "thor"

class AuthError < StandardError
  def initialize(token)
    super("token #{token} was refused") # leak
  end
end

class MissingKey < StandardError
  def initialize(parameter)
    super("no key in parameter #{parameter}") # fine
  end
end

class QuietError < StandardError
  attr_reader :secret

  def initialize(user, secret)
    @secret = secret
    super("login of #{user} failed") # fine
  end
end

class TokenExpired < StandardError
  def initialize(msg = "the token has expired")
    super # fine
  end
end

def raised(api_key)
  raise "unknown api key #{api_key}" # leak
end

def raised_name(api_key)
  raise "api_key must not be empty" if api_key.empty? # fine
end

def raised_class(password)
  raise ArgumentError, "weak password: " + password # leak
end

def raised_class_text(password)
  raise ArgumentError, "password of #{password.length} characters is too short" # fine
end

def raised_object(passphrase)
  raise SecurityError.new("wrong passphrase #{passphrase}") # leak
end

def raised_own_with_value(session_token)
  raise ExpiredSession, session_token # leak
end

def raised_own_text
  raise TokenExpired # fine
end

def raised_quiet(user, client_secret)
  raise QuietError.new(user, client_secret) # fine
end

def raised_message_variable(token)
  message = format("bad token: %s", token)
  raise KeyError, message # leak
end

def raised_unless(token, ok)
  raise IOError, "refused: #{token}" unless ok # leak
end

def raised_in_ternary(token)
  raise ArgumentError, token.nil? ? "no token" : "malformed token" # fine
end

def raised_many_lines(user, passphrase)
  # leak next
  raise(
    RuntimeError,
    "could not decrypt the key of " \
    "#{user} with #{passphrase}"
  )
end

def raised_heredoc(user, passphrase)
  raise ArgumentError, <<~TEXT # fine
    The passphrase of #{user} has #{passphrase.size} characters,
    it needs at least twelve.
  TEXT
end

def raised_or(config)
  config[:api_key] or raise "no api_key in the configuration" # fine
end

def failed(access_token)
  fail "refused #{access_token}" # leak
end

def failed_class(access_token)
  fail ArgumentError, "access token missing" if access_token.nil? # fine
end

def raised_again(call, signing_key)
  call.call
rescue OpenSSL::PKey::PKeyError => e
  raise e, "#{e.message} (#{signing_key})" # leak
end

def raised_again_cause(call, signing_key)
  call.call(signing_key)
rescue OpenSSL::PKey::PKeyError => e
  raise ConfigError, "the signing key cannot be used", cause: e # fine
end

def rescued_printed(parse, secret)
  parse.call("secret=#{secret}")
rescue ArgumentError => e
  warn "parse failed: #{e.class}" # fine
end

def rescued_value(call, db_password)
  call.call
rescue StandardError
  warn "failed with #{db_password}" # leak
  raise
end

def rescued_modifier(call, db_password)
  result = call.call(db_password) rescue nil
  puts result.nil? ? "failed" : "done" # fine
end

def ensured(call, lease_token)
  call.call
ensure
  puts "released #{lease_token}" # leak
end

def retried(call, lease_token)
  attempts ||= 0
  call.call(lease_token)
rescue Timeout::Error
  attempts += 1
  warn "attempt #{attempts} with the lease token" # fine
  retry if attempts < 3
end

def missing_entry(secrets)
  secrets.fetch("api_key")
rescue KeyError => e
  abort "missing secret: #{e.key}" # fine
end

def aborted(bot_token)
  abort "bot stopped, token #{bot_token}" # leak
end

def aborted_text(bot_token)
  abort "usage: bot --token TOKEN" unless bot_token # fine
end

def aborted_kernel(bot_token)
  Kernel.abort("stopped: " + bot_token) # leak
end

def exited(bot_token)
  exit(bot_token ? 0 : 1) # fine
end

def system_exit(ssh_password)
  raise SystemExit.new(1, "ssh failed with #{ssh_password}") # leak
end

def returned_problem(password)
  problem = problem_of(password)
  raise ArgumentError, problem if problem # fine
end

def problem_of(password)
  "too short" if password.length < 12
end

def returned_description(api_key)
  raise ArgumentError, description_of(api_key) # leak
end

def description_of(api_key)
  "#{api_key} is no key"
end

# Tests

class LoginTest < Minitest::Test
  def test_login
    token = Session.login("ci").token
    assert_equal 40, token.length, "token #{token} has a wrong length" # leak
    assert token.ascii_only?, "the token must be ASCII" # fine
    refute_nil token # fine
  end

  def test_refresh
    refresh_token = Session.refresh
    flunk "refreshed twice with #{refresh_token}" if Session.refreshed_twice? # leak
    skip "needs API_KEY" unless ENV.key?("API_KEY") # fine
  end
end

# Command lines

def option_parser(arguments)
  options = {}
  parser = OptionParser.new do |opts|
    opts.banner = "usage: tool --password PASSWORD" # fine
    opts.on("-p", "--password PASSWORD", "never printed") { |value| options[:password] = value }
  end
  parser.parse!(arguments)
  puts parser.help # fine
  puts "password #{options[:password]}" # leak
  abort "option --password is missing" unless options[:password] # fine
end

class Deploy < Thor
  desc "push", "pushes a release"
  method_option :deploy_token, type: :string, required: true, desc: "token of the server"
  def push
    say "pushing with #{options[:deploy_token]}" # leak
    say "pushing", :green # fine
    raise Thor::Error, "refused: #{options[:deploy_token]}" unless pushed? # leak
  end
end

def rake_command(deploy_token)
  sh "curl -H 'Authorization: Bearer #{deploy_token}' https://example.com/deploy" # leak: rake prints the command
end

def rake_command_quiet(deploy_token)
  sh "curl -H 'Authorization: Bearer #{deploy_token}' https://example.com/deploy", verbose: false # fine
end

# Debuggers and dumps

def stopped_in_byebug(password, login)
  byebug # fine
  login.call(password)
end

def stopped_in_pry(password, login)
  binding.pry # fine
  login.call(password)
end

def stopped_in_irb(password, login)
  binding.irb unless login.call(password) # fine
end

def awesome(api_secret)
  ap api_secret # leak
end

def awesome_hash(user, api_secret)
  ap({ user: user, value: api_secret }, indent: -2) # leak
end

def awesome_shape(secrets)
  ap secrets.transform_values(&:class) # fine
end

def awesome_text(private_key)
  puts [private_key].ai(plain: true) # leak
end

def awesome_logger(logger, app_secret)
  logger.ap(app_secret, :warn) # leak
end

def pry_printer(master_key)
  Pry::ColorPrinter.pp(master_key) # leak
end

def binding_value(password)
  puts binding.local_variable_get(:password) # leak
  puts password.length # fine
end

def binding_names(password)
  puts binding.local_variables.inspect # fine
  password
end

def defined_text(api_key)
  puts defined?(api_key) # fine
end

def where(token)
  warn "#{__method__} called with #{token.class} at #{caller.first}" # fine
end

def traced_arguments(user, password)
  warn "#{__method__}(#{user.inspect}, #{password.inspect})" # leak
end
