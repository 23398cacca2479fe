# The environment, prompts, secrets managers, keyrings.

require "aws-sdk-secretsmanager"
require "aws-sdk-ssm"
require "dotenv"
require "figaro"
require "google/cloud/secret_manager"
require "highline"
require "io/console"
require "keyring"
require "tty-prompt"
require "vault"

# Environment

def variable
  puts ENV["STRIPE_SECRET_KEY"] # leak
end

def variable_in_text
  warn "token=#{ENV["GITHUB_TOKEN"]}" # leak
end

def variable_harmless
  puts ENV["HOME"], ENV["PATH"], ENV.fetch("LANG", "C") # fine
end

def fetched
  puts ENV.fetch("MAILGUN_API_KEY") # leak
end

def fetched_with_default
  puts ENV.fetch("REDIS_PASSWORD", "none") # leak
end

def fetched_with_block
  puts ENV.fetch("SMTP_PASSWORD") { |name| "no #{name}" } # leak
end

def fetched_other
  puts ENV.fetch("RAILS_MAX_THREADS", 5), ENV.fetch("TOKEN_TTL", 3600) # fine
end

def fetched_missing
  ENV.fetch("DB_PASSWORD")
rescue KeyError => e
  abort "please set #{e.key}" # fine
end

def kept
  value = ENV["SERVICE_API_KEY"]
  puts "value: #{value}" # leak
end

def kept_or_text
  value = ENV["SERVICE_API_KEY"] || "(unset)"
  $stderr.puts value # leak
end

def presence_only
  puts ENV["SERVICE_API_KEY"].nil?, ENV.key?("SERVICE_API_KEY") # fine
  puts ENV["SERVICE_API_KEY"] ? "set" : "unset" # fine
  puts ENV["SERVICE_API_KEY"].to_s.length # fine
end

def name_in_variable
  name = "ADMIN_PASSWORD"
  puts "#{name} is #{ENV[name] ? "set" : "not set"}" # fine
  puts "#{name}=#{ENV[name]}" # leak
end

def names_in_loop
  %w[AWS_SECRET_ACCESS_KEY NPM_TOKEN].each do |name|
    puts "#{name}=#{ENV[name]}" # leak
  end
end

def names_in_loop_presence
  %w[AWS_SECRET_ACCESS_KEY NPM_TOKEN].each do |name|
    puts "#{name}: #{ENV.include?(name)}" # fine
  end
end

def names_missing
  missing = %w[API_KEY API_SECRET].reject { |name| ENV.key?(name) }
  abort "missing: #{missing.join(", ")}" unless missing.empty? # fine
end

def several_values
  puts ENV.values_at("USER", "DB_PASSWORD") # leak
end

def sliced
  p ENV.slice("HOME", "LANG") # fine
  p ENV.slice("HOME", "DB_PASSWORD") # leak
end

def whole
  p ENV # leak
end

def whole_hash
  puts ENV.to_h # leak
end

def whole_inspected
  warn "environment: #{ENV.inspect}" # leak
end

def whole_loop
  ENV.each { |name, value| puts "export #{name}=#{value}" } # leak
end

def whole_sorted
  ENV.sort.each do |name, value|
    puts "#{name}: #{value}" # leak
  end
end

def whole_json
  puts ENV.to_h.to_json # leak
end

def all_names
  puts ENV.keys.sort, ENV.size # fine
end

def key_file
  puts "reading #{ENV["API_KEY_FILE"]}" # fine
  secret = File.read(ENV["API_KEY_FILE"]).chomp
  puts "content: #{secret}" # leak
end

def own_variable
  puts "key #{ENV["DATAFRAMER_API_KEY"]}" # leak high
end

def own_variable_kept
  value = ENV.fetch("DATAFRAMER_API_KEY", "-")
  warn "key in use: #{value}" # leak high
end

def own_variable_missing
  abort "DATAFRAMER_API_KEY is not set" unless ENV.key?("DATAFRAMER_API_KEY") # fine
end

def set_here(token)
  ENV["SERVICE_TOKEN"] = token
  puts "SERVICE_TOKEN set" # fine
end

def set_for_child(db_password)
  done = system({ "PGPASSWORD" => db_password }, "psql", "-c", "select 1") # fine
  puts "psql ended: #{done}" # fine
end

def from_command
  password = `pass show db`.lines.first.chomp
  puts password # leak
end

def result_of_command(token)
  reply = `curl -s -H 'Authorization: Bearer #{token}' https://example.com/me`
  puts reply # fine
end

def dotenv_loaded
  Dotenv.load
  puts ENV["OPENAI_API_KEY"] # leak
end

def dotenv_parsed
  values = Dotenv.parse(".env", ".env.local")
  puts values["JWT_SECRET"] # leak
  puts values.keys # fine
end

def dotenv_required
  Dotenv.require_keys("API_KEY", "API_SECRET") # fine
end

def figaro
  puts Figaro.env.pusher_secret # leak
  puts Figaro.env.pusher_app_id # fine
end

# Prompts

def console_getpass
  password = IO.console.getpass("Password: ") # fine
  puts "you typed #{password}" # leak
end

def console_getpass_other_name
  answer = $stdin.getpass("Enter it: ")
  puts answer # leak
  puts answer.empty? ? "nothing entered" : "thanks" # fine
end

def console_noecho
  answer = $stdin.noecho(&:gets).chomp
  puts "got #{answer}" # leak
end

def console_twice
  first = IO.console.getpass("New: ")
  second = IO.console.getpass("Again: ")
  abort "the passwords differ" unless first == second # fine
end

def prompt_mask
  prompt = TTY::Prompt.new
  answer = prompt.mask("Token?")
  prompt.say("token #{answer}") # leak
end

def prompt_user
  prompt = TTY::Prompt.new
  name = prompt.ask("User?")
  prompt.say("hello #{name}, now the password") # fine
end

def high_line
  cli = HighLine.new
  answer = cli.ask("Password: ") { |question| question.echo = "*" }
  cli.say("password has #{answer.length} characters") # fine
  cli.say("password #{answer}") # leak
end

# Secrets managers

def vault_read
  secret = Vault.logical.read("secret/data/db")
  puts secret.lease_duration # fine
  puts secret.data[:data][:password] # leak
end

def vault_kv(path)
  value = Vault.kv("secret").read(path).data[:value]
  puts "read #{value}" # leak
end

def vault_token
  client = Vault::Client.new(address: "https://vault:8200", token: ENV["VAULT_TOKEN"])
  puts client.address # fine
  puts client.token # leak
end

def vault_status
  puts "sealed: #{Vault.sys.seal_status.sealed?}" # fine
end

def aws_secret(name)
  client = Aws::SecretsManager::Client.new(region: "eu-central-1")
  reply = client.get_secret_value(secret_id: name)
  puts reply.arn, reply.version_id # fine
  puts reply.secret_string # leak
end

def aws_secret_parsed(name)
  text = Aws::SecretsManager::Client.new.get_secret_value(secret_id: name).secret_string
  values = JSON.parse(text)
  puts values["username"].nil? # fine
  puts values.fetch("password") # leak
end

def aws_list
  Aws::SecretsManager::Client.new.list_secrets.secret_list.each do |item|
    puts "#{item.name} changed #{item.last_changed_date}" # fine
  end
end

def aws_parameter
  ssm = Aws::SSM::Client.new
  password = ssm.get_parameter(name: "/app/db", with_decryption: true).parameter.value
  puts "parameter #{password}" # leak
end

def aws_credentials(session)
  credentials = Aws::Credentials.new(session.id, session.secret_access_key)
  puts credentials.access_key_id # fine
  puts credentials.secret_access_key # leak
end

def google_secret(name)
  client = Google::Cloud::SecretManager.secret_manager_service
  version = client.access_secret_version(name: name)
  puts version.name # fine
  puts version.payload.data # leak
end

def google_names(project)
  client = Google::Cloud::SecretManager.secret_manager_service
  client.list_secrets(parent: project).each { |item| puts item.name } # fine
end

def keyring_read(user)
  value = Keyring.new.get_password("app", user)
  puts "#{user}: #{value}" # leak
end

def keyring_write(user, password)
  Keyring.new.set_password("app", user, password) # fine
  puts "stored the password of #{user}" # fine
end

def made_here
  api_token = SecureRandom.hex(20)
  puts "your new token: #{api_token}" # leak
end

def made_name
  request_id = SecureRandom.uuid
  puts "request #{request_id}" # fine
end
