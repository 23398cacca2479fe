# Printing, and the way from a key to the print: branches, blocks, methods of the same file.

require "json"
require "pp"
require "set"

# Printing

def plain(api_key)
  puts api_key # leak
end

def several(host, user, password)
  puts host, user, password # leak
end

def without_newline(access_token)
  print "token: ", access_token, "\n" # leak
end

def inspected(client_secret)
  p client_secret # leak
end

def inspected_keyword(client_secret)
  p(value: client_secret) # leak
end

def pretty(settings)
  pp settings.fetch(:db_password) # leak
end

def formatted(auth_token)
  printf("%-12s%s\n", "token", auth_token) # leak
end

def formatted_length(auth_token)
  printf("%-12s%d characters\n", "token", auth_token.length) # fine
end

def formatted_to_stream(passphrase)
  printf($stderr, "passphrase: %s\n", passphrase) # leak
end

def global_stdout(signing_key)
  $stdout.puts "signing with #{signing_key}" # leak
end

def constant_stdout(secret_key)
  STDOUT.write("secret key ", secret_key, "\n") # leak
end

def global_stderr(refresh_token)
  $stderr.print("refresh token ", refresh_token) # leak
end

def constant_stderr(user)
  STDERR.puts "no password for #{user}" # fine
end

def constant_stderr_value(user)
  STDERR.puts "#{user.name} has #{user.password}" # leak
end

def appended_to_stdout(vault_token)
  $stdout << "vault token " << vault_token << "\n" # leak
end

def default_output(webhook_secret)
  $> << webhook_secret # leak
end

def output_in_variable(bot_token, quiet)
  out = quiet ? File.open(File::NULL, "w") : $stdout
  out.puts "bot starts" # fine
  $stdout.flush
  bot_token
end

def output_renamed(bot_token)
  out = $stdout
  out.puts "bot starts with #{bot_token}" # leak
end

def warned(apikey)
  warn "the key #{apikey} is deprecated" # leak
end

def warned_name
  warn "option --api-key is deprecated, use API_KEY instead", uplevel: 1 # fine
end

def kernel_module(root_password)
  Kernel.puts(root_password) # leak
end

def displayed(private_key)
  private_key.display # leak
end

def one_character(private_key)
  putc private_key # fine: the first character only
end

def into_file(path, token)
  File.write(path, token) # fine
  File.open("#{path}.bak", "w") { |file| file.puts(token) } # fine
  puts "token written to #{path}" # fine
end

def two_statements(user, password); puts user; puts password; end # leak

def method_reference(passwords)
  passwords.each(&method(:puts)) # leak
end

def with_splat(user, password)
  parts = [user, "/", password]
  print(*parts) # leak
end

def literal_in_text
  puts "the demo account uses {dataframer}" # leak high
end

def literal_in_variable
  value = "{stripe}"
  warn "charging with " + value # leak high
end

def literal_as_default(text = "{stripe}")
  puts text # leak high
end

def placeholder
  api_key = "YOUR_API_KEY"
  puts "edit config.yml and replace #{api_key}" # fine
end

def placeholder_or_value(given_password)
  password = "changeme"
  puts "the first password is #{password}" # fine
  password = given_password
  puts "the next one is #{password}" # leak
end

# Assignments and branches

def renamed(api_key)
  value = api_key
  other = value
  puts other # leak
end

def overwritten(api_key)
  value = api_key
  value = value.length
  puts value # fine
end

def overwritten_parameter(token)
  token = "***"
  puts "token #{token}" # fine
end

def kept_before_overwriting(token)
  line = "token #{token}"
  token = nil
  puts line, token.inspect # leak
end

def overwritten_in_one_branch(secret, verbose)
  shown = secret
  shown = "hidden" unless verbose
  puts shown # leak
end

def overwritten_in_both_branches(secret, verbose)
  shown = secret
  if verbose
    shown = "#{secret.size} characters"
  else
    shown = "hidden"
  end
  puts shown # fine
end

def if_as_value(auth_token, anonymous)
  header = if anonymous
             "none"
           else
             "Bearer " + auth_token
           end
  puts header # leak
end

def ternary_texts(auth_token)
  header = auth_token ? "Bearer ***" : "none"
  puts header # fine
end

def ternary_value(auth_token)
  puts auth_token.nil? ? "none" : auth_token # leak
end

def modifier(password, debug)
  puts "password is #{password}" if debug # leak
  puts "no password given" unless password # fine
end

def early_return(password, debug)
  return unless debug

  $stderr.puts("password: " + password) # leak
end

def case_texts(token)
  case token
  when nil then puts "no token" # fine
  when /\Aghp_/ then puts "a personal token" # fine
  when /\Aghs_/ then puts "token of an app: #{token}" # leak
  else puts "an unknown kind of token" # fine
  end
end

def case_as_value(kind, api_key)
  line = case kind
         when :header then "X-Api-Key: #{api_key}"
         when :none then ""
         else "?"
         end
  puts line # leak
end

def or_default(access_key)
  shown = access_key || "(unset)"
  puts shown # leak
end

def and_text(access_key)
  shown = access_key && "(set)"
  puts shown # fine
end

def or_assigned(cached, session)
  cached ||= session[:refresh_token]
  puts cached # leak
end

def safe_navigation(user)
  puts user&.api_token # leak
  puts user&.api_token&.length # fine
end

def assigned_in_condition(session)
  if (value = session["id_token"])
    puts "signed in with #{value}" # leak
  end
end

def multiple_assignment(host, db_password)
  name, word = host, db_password
  puts name # fine
  puts word # leak
end

def from_array(pair)
  user, password = pair
  puts user # fine
  puts password # leak
end

def swapped(first, password)
  first, password = password, first
  puts first # leak
  puts password # fine
end

def nested_assignment(host, port, secret)
  (address, number), rest = [[host, port], secret]
  puts "#{address}:#{number}" # fine
  puts rest # leak
end

def rest_assignment(host, api_secret)
  first, *others = host, 443, api_secret
  puts first # fine
  p others # leak
end

def rightward(login)
  login => { user:, password: }
  puts user # fine
  puts password # leak
end

def pattern_match(event)
  case event
  in { type: "login", password: String => word }
    puts "login with #{word}" # leak
  in { type: "logout", token: _ }
    puts "logout, the token is dropped" # fine
  else
    puts "unknown event" # fine
  end
end

def begin_and_ensure(connect, db_password)
  connected = false
  begin
    connected = connect.call(db_password)
  ensure
    puts "connected: #{connected}" # fine
  end
end

def begin_and_else
  signing_secret = File.read("signing.secret").chomp
rescue Errno::ENOENT
  puts "no signing secret yet" # fine
else
  puts "loaded #{signing_secret}" # leak
end

def commented_out(password)
  # puts password
  text = "puts password # prints it"
  puts text # fine
end

=begin
puts api_key
=end

# Loops and blocks

def loop_over_keys(api_keys)
  api_keys.each_with_index do |api_key, index|
    puts "#{index}. #{api_key}" # leak
  end
end

def loop_index_only(api_keys)
  api_keys.each_index { |index| puts "#{index}. ********" } # fine
end

def for_loop(password, new_password)
  for candidate in [password, new_password]
    puts candidate # leak
  end
end

def loop_over_names
  %w[password api_key token].each { |name| puts "#{name} is reserved" } # fine
end

def loop_over_symbols
  %i[password api_key token].each do |name|
    puts "#{name.inspect} is filtered" # fine
  end
end

def numbered_parameter(passwords)
  passwords.each { puts _1 } # leak
end

def implicit_parameter(passwords)
  passwords.each { puts it.size } # fine
end

def zipped(users, passwords)
  users.zip(passwords).each { |user, word| puts "#{user} #{word}" } # leak
end

def while_loop(queue, token)
  text = +""
  while (chunk = queue.shift)
    text << chunk
  end
  text << token
  puts text # leak
end

def times_loop(password)
  password.length.times { print "*" } # fine
end

def mapped(tokens_by_user)
  puts tokens_by_user.map { |user, _| user.upcase } # fine
end

def mapped_values(users)
  lines = users.map { |user| "#{user.name}: #{user.password}" }
  puts lines # leak
end

def mapped_presence(users)
  puts users.map { |user| "#{user.name}: #{user.password ? "set" : "unset"}" } # fine
end

def symbol_to_proc(accounts)
  puts accounts.map(&:client_secret).join(", ") # leak
end

def symbol_to_proc_name(accounts)
  puts accounts.map(&:client_secret_name).join(", ") # fine
end

def then_block(api_key)
  api_key.then { |value| puts "key #{value}" } # leak
end

def then_length(api_key)
  puts api_key.then { |value| value.length } # fine
end

def tap_block(session_token)
  session_token.tap { |value| puts value } # leak
end

def tap_on_other(client, session_token)
  client.tap { |made| made.token = session_token }
  puts client.name # fine
end

def each_with_object(secrets)
  secrets.each_with_object([]) { |secret, seen| puts seen.size; seen << secret } # fine
end

def injected(host, passphrase)
  puts [host, passphrase].inject { |left, right| "#{left}@#{right}" } # leak
end

def closure(api_key)
  show = -> { puts "key #{api_key}" } # leak
  show.call
end

def lambda_with_argument(token)
  say = ->(text) { puts text } # leak
  say.call("token #{token}")
end

def lambda_short_call(token)
  say = lambda do |text|
    puts text # fine
  end
  say.("token of #{token.length} characters")
end

def thread_with_argument(session_key)
  Thread.new(session_key) { |value| puts value }.join # leak
end

def at_end(job_secret)
  at_exit { warn "job secret was #{job_secret}" } # leak
end

# Methods that call each other

def say_line(text)
  puts ">> #{text}" # leak
end

def say_key(api_key)
  say_line("hello")
  say_line("your key is #{api_key}")
end

def tell_line(text)
  puts ">> #{text}" # fine
end

def tell_names(api_key)
  tell_line("the api key was read")
  tell_line("it has #{api_key.length} characters")
end

def only_second(_first, second)
  puts second # fine
end

def only_second_called(password)
  only_second(password, "done")
end

def by_keyword(title:, body: nil)
  puts title # fine
  puts body # leak
end

def by_keyword_called(secret)
  by_keyword(body: secret, title: "Secret")
end

def default_from_environment(token: ENV["UPLOAD_TOKEN"])
  puts token # leak
end

def rest_arguments(*arguments)
  puts arguments.join(" ") # leak
end

def rest_arguments_called(auth_key)
  rest_arguments("--key", auth_key)
end

def options_printed(**options)
  p options # leak
end

def options_printed_called(client_secret)
  options_printed(id: 1, value: client_secret)
end

def options_counted(**options)
  puts "given: #{options.keys.sort.join(", ")}" # fine
end

def options_counted_called(password)
  options_counted(user: "ci", password: password)
end

def yields(value)
  yield value
end

def yields_called(password)
  yields(password) { |word| puts word } # leak
end

def passes_block(value, &block)
  block.call(value)
end

def passes_block_called(token)
  passes_block(token) { |_| puts "called" } # fine
end

def described(user, passwd)
  "#{user}:#{passwd}"
end

def described_printed(user, passwd)
  puts described(user, passwd) # leak
end

def described_safely(user, passwd)
  "#{user}:#{"*" * passwd.length}"
end

def described_safely_printed(user, passwd)
  puts described_safely(user, passwd) # fine
end

def unwrapped(line)
  line.delete_prefix("Bearer ").strip
end

def unwrapped_printed(authorization_header)
  puts unwrapped(authorization_header) # leak
end

def ends_with_length(value) = value.length

def endless_printed(secret)
  puts ends_with_length(secret) # fine
end

def same(value) = value

def same_printed(secret)
  puts same(secret) # leak
end

def added_to(lines, password)
  lines << password
end

def added_printed(password)
  lines = []
  added_to(lines, password)
  puts lines # leak
end

def unknown_function(connect, api_key)
  client = connect.call(api_key: api_key)
  puts client # fine
end

def unknown_results(lookup, token)
  lookup.call(token, page_size: 50).each { |repository| puts repository["name"] } # fine
end
