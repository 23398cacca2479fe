# Hashes, arrays, sets, configurations, headers.

require "csv"
require "json"
require "ostruct"
require "set"
require "yaml"

def entry(config)
  puts config["api_key"] # leak
end

def entry_symbol(config)
  puts config[:client_secret] # leak
end

def entry_name(config)
  puts config[:api_key_name], config["password_field"] # fine
end

def nested(config)
  puts config["services"][0]["auth"]["client_secret"] # leak
end

def dug(config)
  puts config.dig(:database, :password) # leak
end

def dug_other(config)
  puts config.dig(:database, :host) # fine
  puts config.dig(:password_policy, :min_length) # fine
end

def fetched(config)
  puts config.fetch("smtp_password", "none") # leak
end

def fetched_with_block(config)
  puts config.fetch(:auth_token) { "anonymous" } # leak
end

def fetched_length(config)
  puts config.fetch(:auth_token, "").length # fine
end

def symbol_only
  puts :api_key, :password.inspect, "token".to_sym # fine
end

def missing_entries(config)
  missing = %i[api_key api_secret].reject { |name| config.key?(name) }
  puts "missing: #{missing.join(", ")}" # fine
end

def whole_hash(user, password)
  login = { user: user, password: password }
  puts login # leak
end

def whole_hash_shorthand(user, password)
  p({ user:, password: }) # leak
end

def whole_hash_inspected(user, password)
  login = { "user" => user, "second" => password }
  puts "login: #{login.inspect}" # leak
end

def whole_hash_json(user, api_secret)
  login = { user: user, value: api_secret }
  puts login.to_json # leak
end

def other_entry(user, password)
  login = { user: user, password: password }
  puts login[:user] # fine
end

def keys_only(user, password)
  login = { user: user, password: password }
  puts login.keys.inspect, login.size, login.key?(:password) # fine
end

def values_only(user, password)
  login = { user: user, password: password }
  p login.values # leak
end

def values_at_names(user, password)
  login = { user: user, password: password, host: "db" }
  puts login.values_at(:user, :host) # fine
  puts login.values_at(:user, :password) # leak
end

def each_pair_printed(user, password)
  login = { user: user, password: password }
  login.each_pair { |name, value| puts "#{name}=#{value}" } # leak
end

def each_key_printed(user, password)
  login = { user: user, password: password }
  login.each_key { |name| puts name } # fine
end

def each_name_printed(user, password)
  login = { user: user, password: password }
  login.each { |name, _value| puts name } # fine
end

def without_password(user, password)
  login = { user: user, password: password }
  p login.except(:password) # fine
end

def only_user(user, password)
  login = { user: user, password: password }
  p login.slice(:user) # fine
end

def only_password(user, password)
  login = { user: user, password: password, host: "db" }
  p login.slice(:user, :password) # leak
end

def rejected(user, password)
  login = { user: user, password: password }
  p login.reject { |name, _| name == :password } # fine
end

def masked_by_merge(user, password)
  login = { user: user, password: password }
  p login.merge(password: "[FILTERED]") # fine
end

def masked_in_place(user, password)
  login = { user: user, password: password }
  login[:password] = "***"
  p login # fine
end

def masked_values(user, password)
  login = { user: user, password: password }
  p login.transform_values { "***" } # fine
end

def lengths_of_values(user, password)
  login = { user: user, password: password }
  p login.transform_values(&:length) # fine
end

def keys_renamed(user, password)
  login = { user: user, password: password }
  p login.transform_keys(&:to_s) # leak
end

def deleted(user, password)
  login = { user: user, password: password }
  login.delete(:password)
  p login # fine
end

def deleted_and_printed(form)
  puts "old: #{form.delete(:old_password)}" # leak
end

def merged(defaults, api_token)
  options = defaults.merge(t: api_token)
  puts options # leak
end

def merged_in_place(options, api_token)
  options.merge!("t" => api_token)
  puts JSON.generate(options) # leak
end

def double_splat(defaults, api_token)
  options = { **defaults, value: api_token }
  p options # leak
end

def stored_later(request_id, secret)
  context = {}
  context[:id] = request_id
  context.store(:s, secret)
  p context # leak
end

def overwritten_entry(context, secret)
  context[:s] = secret
  context[:s] = "..."
  puts context[:s] # fine
end

def compacted(user, passphrase)
  puts({ user: user, pass: passphrase }.compact.to_a.flatten) # leak
end

def default_hash(user, passphrase)
  by_user = Hash.new { |hash, name| hash[name] = [] }
  by_user[user] << passphrase
  p by_user[user] # leak
end

def made_with_to_h(users)
  p users.to_h { |user| [user.name, user.password] } # leak
end

def made_with_to_h_masked(users)
  p users.to_h { |user| [user.name, user.password.nil? ? "-" : "***"] } # fine
end

def made_with_zip(names, tokens)
  p names.zip(tokens.map(&:size)).to_h # fine
end

def pushed(secret_key)
  items = ["a"]
  items.push(secret_key)
  p items # leak
end

def pushed_and_counted(secret_key)
  items = ["a"]
  items.push(secret_key)
  puts "#{items.length} items" # fine
end

def index(password)
  command = ["psql", "-U", "app", password]
  puts command.first # fine
  puts command[-1] # leak
end

def command_line(host, db_password)
  command = %W[mysqldump --host #{host} --password=#{db_password}]
  puts "$ #{command.join(" ")}" # leak
end

def popped(session_key)
  stack = []
  stack.unshift(session_key)
  puts stack.pop # leak
end

def array_added(user, passwd)
  pair = [user] + [passwd]
  puts pair.join(":") # leak
end

def flattened(user, passwd)
  p [[user, nil], [passwd]].flatten.compact # leak
end

def set_of(first_token, second_token)
  p Set[first_token, second_token] # leak
end

def set_size(first_token, second_token)
  puts Set.new([first_token, second_token]).size # fine
end

def queued(access_token)
  queue = Queue.new
  queue << access_token
  puts queue.pop # leak
end

def open_struct(user, password)
  login = OpenStruct.new(user: user, word: password)
  puts login.user # fine
  puts login.word # leak
end

def thread_local(auth_token)
  Thread.current[:auth] = auth_token
  puts Thread.current[:auth] # leak
end

def copied(user, password)
  shown = { user: user, password: password }.dup
  shown[:password] = "<redacted>"
  p shown # fine
end

def counted(api_keys)
  puts "#{api_keys.compact.size} of #{api_keys.size}" # fine
end

def sorted(api_keys)
  puts api_keys.sort.reverse.first # leak
end

def any_and_all(api_keys)
  puts api_keys.any?, api_keys.all? { |value| value.length == 40 } # fine
end

def selected(accounts)
  puts accounts.select(&:password).map(&:name) # fine
end

def from_json(path)
  account = JSON.parse(File.read(path), symbolize_names: true)
  puts account[:project_id], account[:private_key_id] # fine
  puts account[:private_key] # leak
end

def from_yaml(path)
  values = YAML.load_file(path)
  puts values["development"]["adapter"] # fine
  puts values["development"]["password"] # leak
end

def from_csv(path)
  CSV.foreach(path, headers: true) do |row|
    puts row["user"] # fine
    puts row["password"] # leak
  end
end

def to_csv(rows)
  puts CSV.generate { |csv| rows.each { |row| csv << [row.user, row.password] } } # leak
end

def header_hash(url, api_key)
  headers = { "Accept" => "application/json", "X-Api-Key" => api_key }
  puts "GET #{url} #{headers}" # leak
end

def header_accept(url, api_key)
  headers = { "Accept" => "application/json", "X-Api-Key" => api_key }
  puts "GET #{url} #{headers["Accept"]}" # fine
end

def header_names(url, api_key)
  headers = { "Accept" => "application/json", "X-Api-Key" => api_key }
  puts "GET #{url} #{headers.keys.join(", ")}" # fine
end

def header_authorization(token)
  headers = Hash.new("")
  headers["Authorization"] = "Bearer #{token}"
  puts headers["Authorization"] # leak
end

def registry
  credentials = { "demo" => "{stripe}", "empty" => "" }
  puts credentials["demo"] # leak high
end

def labels
  texts = { password: "Password", api_key: "API key", token: "Access token" }
  puts texts[:password], texts[:token] # fine
end

def translated(user)
  puts I18n.t("errors.password.too_short", name: user.name) # fine
end

def schema(definition)
  puts definition[:properties][:password][:type] # fine
end

# Names

def key_of_loop(colors)
  colors.each { |key, value| puts "#{key}: #{value}" } # fine
end

def sorting(rows, sort_key)
  puts "sorted by #{sort_key}", rows.sort_by { |row| row[sort_key] }.first # fine
end

def caching(cache_key, primary_key, foreign_key)
  puts cache_key, primary_key, foreign_key # fine
end

def lexer(source)
  Lexer.new(source).each_token { |token| puts token.type, token.line } # fine
end

def usage(reply)
  puts reply.dig("usage", "total_tokens"), reply["max_tokens"] # fine
end

def lookalikes(keyboard, secretary, author, compass)
  puts keyboard.layout, secretary.name, author, compass.bearing # fine
end

def kinds(token_type, key_id, public_key)
  puts token_type, key_id # fine
  puts public_key # fine
end

def places(token_path, key_file, password_reset_url)
  puts token_path, key_file, password_reset_url # fine
end

def times(token_expires_at, password_changed_at)
  puts token_expires_at, password_changed_at # fine
end

def flags(has_password, is_token_valid, password_required)
  puts has_password, is_token_valid, password_required # fine
end

def results(passed, failed)
  puts "#{passed} passed, #{failed} failed" # fine
end

def page(response)
  puts response["next_page_token"] # fine
end

def products(openai_api_key, slack_bot_token)
  puts openai_api_key # leak
  puts slack_bot_token # leak
end

def own_product(dataframer_key, dataframer_url)
  puts dataframer_url # fine
  puts dataframer_key # leak high
end
