# frozen_string_literal: true

require 'bcrypt'
require 'digest'
require 'io/console'
require 'json'
require 'logger'
require 'openssl'
require 'pp'
require 'semantic_logger'

LOGGER = Logger.new($stdout)
SEMANTIC = SemanticLogger['samples']

def puts_bad(user, password)
  puts user # fine
  puts password # leak
end

def puts_interpolated(user, password)
  puts "#{user}: #{password}" # leak
  puts "#{user}: #{password.length} characters" # fine
end

def print_bad(api_key)
  print 'key ', api_key, "\n" # leak
  print 'key ', api_key.nil?, "\n" # fine
end

def p_bad(access_token)
  p access_token # leak
  p access_token.class # fine
end

def pp_bad(user, secret)
  pp({ user: user, secret: secret }) # leak
  pp({ user: user, secret: '[hidden]' }) # fine
end

def printf_bad(user, passwd)
  printf("%s uses %s\n", user, passwd) # leak
  printf("%s uses %d letters\n", user, passwd.size) # fine
end

def stdout_bad(client_secret)
  $stdout.puts "secret #{client_secret}" # leak
  $stdout.puts "secret #{client_secret ? 'given' : 'missing'}" # fine
end

def stderr_bad(private_key)
  STDERR.puts private_key # leak
  $stderr.write('key ', private_key, "\n") # leak
  STDERR.puts 'no key' # fine
end

def warn_bad(refresh_token)
  warn "refresh token #{refresh_token} expired" # leak
  warn 'refresh token expired' # fine
end

def logger_bad(user_password)
  LOGGER.info("password is #{user_password}") # leak
  LOGGER.info("password is #{user_password.empty? ? 'empty' : 'given'}") # fine
end

def logger_block_bad(secret_key)
  LOGGER.debug { "secret key #{secret_key}" } # leak
  LOGGER.debug { 'secret key loaded' } # fine
end

def logger_add_bad(db_password)
  LOGGER.add(Logger::WARN, "database password #{db_password}") # leak
  LOGGER.add(Logger::WARN, 'database password wrong') # fine
end

def logger_concat_bad(auth_token)
  LOGGER.error('auth token ' + auth_token) # leak
  LOGGER << "auth token #{auth_token}\n" # leak
  LOGGER.error('auth token refused') # fine
end

def logger_format_bad(passphrase)
  LOGGER.warn(format('phrase %s', passphrase)) # leak
  LOGGER.warn('phrase %s' % passphrase) # leak
  LOGGER.warn('phrase %d' % passphrase.length) # fine
end

def semantic_bad(api_token)
  SEMANTIC.info('calling', token: api_token) # leak
  SEMANTIC.info('calling', attempt: 1) # fine
end

def environment_bad
  token = ENV['GITHUB_TOKEN']
  puts "using #{token}" # leak
  puts "home #{ENV['HOME']}" # fine
end

def environment_fetch_bad
  puts ENV.fetch('AWS_SECRET_ACCESS_KEY') # leak
  puts ENV.fetch('AWS_REGION', 'eu-west-1') # fine
end

def environment_whole_bad
  LOGGER.debug(ENV.to_h) # leak
  LOGGER.debug(ENV.keys.size) # fine
end

def prompt_bad
  password = $stdin.getpass('Password: ')
  puts "you typed #{password}" # leak
  puts 'thanks' # fine
end

def raise_bad(password)
  raise "password too short: #{password}" if password.length < 8 # leak
  raise 'password too simple' if password.match?(/\A\d+\z/) # fine
end

def raise_class_bad(token)
  raise ArgumentError, "malformed token #{token}" unless token.include?('.') # leak
  raise ArgumentError, 'token is blank' if token.strip.empty? # fine
end

def raise_new_bad(api_key)
  raise RuntimeError.new('bad key ' + api_key) # leak
end

def abort_bad(signing_key)
  abort "weak key #{signing_key}" if signing_key.bytesize < 32 # leak
  abort 'no key' if signing_key.empty? # fine
end

def hash_good(password)
  puts Digest::SHA256.hexdigest(password) # fine
  puts BCrypt::Password.create(password) # fine
end

def hmac_good(webhook_secret, body)
  signature = OpenSSL::HMAC.hexdigest('SHA256', webhook_secret, body)
  LOGGER.info("signature #{signature}") # fine
end

def mask_good(api_key)
  masked = '*' * api_key.length
  puts masked # fine
  puts api_key.gsub(/./, '*') # fine
end

def last_four_good(api_key)
  puts "ends in #{api_key[-4..]}" # fine
end

def overwritten_good(password)
  password = '[filtered]'
  puts password # fine
end

def comparison_good(password, confirmation)
  puts password == confirmation # fine
  puts "present: #{!password.nil?}" # fine
end

def file_good(private_key, path)
  File.write(path, private_key) # fine
  puts "saved to #{path}" # fine
end

def sound_alikes_good(password_field, tokenizer, key_id, max_tokens)
  puts password_field, tokenizer # fine
  LOGGER.info("#{key_id} #{max_tokens}") # fine
end

def more_sound_alikes_good(public_key, token_type, secretary, keyboard)
  puts public_key # fine
  puts token_type, secretary, keyboard # fine
end
