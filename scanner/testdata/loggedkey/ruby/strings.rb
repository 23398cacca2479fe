# Ways of building a string that then is printed, and of cleaning one.

require "base64"
require "bcrypt"
require "cgi"
require "digest"
require "erb"
require "json"
require "openssl"
require "stringio"
require "uri"
require "yaml"
require "zlib"

BANNER = "connecting as %<user>s with %<secret>s"
USAGE = "usage: tool --api-key KEY --user %s"
MASK = "********"

# Building

def interpolated(api_key)
  puts "using #{api_key} for now" # leak
end

def interpolated_inspect(passwd)
  puts "got #{passwd.inspect} from the form" # leak
end

def interpolated_in_single_quotes(password)
  puts 'the password is #{password}' # fine
  password
end

def interpolated_escaped(password)
  puts "write \#{password} where its #{password.size} characters go" # fine
end

def interpolated_condition(token)
  puts "token is #{token ? "present" : "missing"}" # fine
end

def interpolated_condition_value(token)
  puts "token is #{token || "missing"}" # leak
end

def interpolated_nested(config)
  puts "db password: #{config["db"]["password"]}" # leak
end

def concatenated(access_token)
  puts "token=" + access_token + ";" # leak
end

def converted(secret_key)
  puts "secret key: " + secret_key.to_s # leak
end

def adjacent(user, password)
  # fine next
  puts "could not log in " \
       "as #{user}"
  # leak next
  puts "could not log in " \
       "with #{password}"
end

def percent_q(client_secret)
  puts %Q(client secret is "#{client_secret}") # leak
end

def percent_parentheses(client_secret)
  puts %(client secret is (#{client_secret})) # leak
end

def percent_small_q(client_secret)
  puts %q(client secret is "#{client_secret}") # fine
  client_secret
end

def percent_words(user, password)
  puts %W[login #{user} #{password}].join(" ") # leak
end

def percent_words_names
  puts %w[user password #{password}].join(" ") # fine
end

def symbol_made(tenant_secret)
  puts :"tenant-#{tenant_secret}" # leak
end

def heredoc(account_key)
  puts <<~TEXT # leak
    [storage]
    account_key = #{account_key}
  TEXT
end

def heredoc_dash(account_key)
  $stdout.puts(<<-TEXT) # leak
    account_key = #{account_key}
    TEXT
end

def heredoc_plain(smtp_password)
  text = <<TEXT
host = mail
password = #{smtp_password}
TEXT
  puts text # leak
end

def heredoc_quoted(api_key)
  puts <<~'TEXT' # fine
    Set the key first:
      export API_KEY=#{api_key}
  TEXT
  api_key
end

def heredoc_help(command)
  puts <<~TEXT # fine
    usage: #{command} --password PASSWORD --token TOKEN
    The password is never printed.
  TEXT
end

def heredoc_with_method(master_key)
  puts <<~TEXT.lines.map(&:strip).join(" ") # leak
    the master key
    #{master_key}
  TEXT
end

def heredoc_two(user, password)
  [<<~FIRST, <<~SECOND].each { |text| puts text } # leak
    user: #{user}
  FIRST
    password: #{password}
  SECOND
end

def percent_single(password)
  puts "password: %s" % password # leak
end

def percent_array(user, password)
  puts "%s:%p" % [user, password] # leak
end

def percent_hash(refresh_token)
  puts "refresh with %{value}" % { value: refresh_token } # leak
end

def percent_other_name(user)
  puts "password of %{password} changed" % { password: user.name } # fine
end

def percent_four(token)
  puts "%.4s..." % token # fine
end

def percent_ten(token)
  puts "%.10s..." % token # leak low: ten characters
end

def percent_escaped(password)
  puts "password strength: %d%%" % [100, password.length * 8].min # fine
end

def format_call(bearer_token)
  puts format("Authorization: Bearer %s", bearer_token) # leak
end

def format_named(user, db_password)
  puts format(BANNER, user: user, secret: db_password) # leak
end

def format_usage(user, api_key)
  puts format(USAGE, user) if api_key.nil? # fine
end

def sprintf_padded(apikey)
  line = sprintf("|%-60s|", apikey)
  puts line # leak
end

def sprintf_number(passwords)
  puts sprintf("%03d passwords", passwords.count) # fine
end

def appended(signing_key)
  message = +"signing key"
  message << ": "
  message << signing_key
  puts message # leak
end

def concat_call(signing_key)
  message = String.new("signing key ")
  message.concat(signing_key, "!")
  puts message # leak
end

def plus_assigned(user, otp_secret)
  message = "otp of #{user}: "
  message += otp_secret
  puts message # leak
end

def prepended(bot_token)
  line = "/sendMessage".dup
  line.prepend("/bot", bot_token)
  puts line # leak
end

def inserted(bot_token)
  line = +"bot:"
  line.insert(-1, bot_token)
  puts line # leak
end

def replaced(bot_token)
  line = bot_token.dup
  line.replace("hidden")
  puts line # fine
end

def cleared(passphrase)
  passphrase.clear
  puts "passphrase is now '#{passphrase}'" # fine
end

def joined(user, password, host)
  puts ["ftp://", user, ":", password, "@", host].join # leak
end

def joined_lines(ssh_passphrase)
  lines = ["[ssh]"]
  lines << "user=deploy"
  lines.push("passphrase=#{ssh_passphrase}")
  puts lines.join("\n") # leak
end

def joined_without(host, password)
  command = ["mysqldump", "--host", host, "--password"]
  puts "$ " + command.join(" ") # fine
  system({ "MYSQL_PWD" => password }, *command)
end

def string_io(auth_key)
  out = StringIO.new
  out.puts "auth = #{auth_key}" # fine
  puts out.string # leak
end

def string_io_unread(auth_key)
  out = StringIO.new
  out << auth_key
  puts out.pos # fine
end

def template(api_key)
  puts ERB.new("key: <%= value %>").result_with_hash(value: api_key) # leak
end

def changed_case(license_secret)
  puts license_secret.strip.upcase # leak
end

def centred(root_password)
  puts root_password.center(80, "-") # leak
end

def centred_title(root_password)
  puts "root password".center(80, "-") # fine
  puts root_password.length > 10 # fine
end

def frozen_copy(jwt_token)
  text = jwt_token.dup.freeze
  puts text # leak
end

def encoded_text(access_token)
  puts access_token.encode("UTF-8").unicode_normalize.squeeze # leak
end

def prefix_removed(authorization)
  puts authorization.sub(/\ABearer /, "") # leak
end

def captured(request)
  puts request.get_header("HTTP_AUTHORIZATION")[/\ABearer (.+)\z/, 1] # leak
end

def split_header(authorization_header)
  scheme, credential = authorization_header.split(" ", 2)
  puts scheme.casecmp?("bearer") # fine
  puts credential # leak
end

def grouped(license_secret)
  puts license_secret.scan(/.{4}/).join("-") # leak
end

def each_character(root_password)
  root_password.each_char { |character| print character, " " } # leak
end

def each_character_masked(root_password)
  root_password.each_char { print "*" } # fine
end

def base64_value(user, password)
  puts "Basic " + Base64.strict_encode64("#{user}:#{password}") # leak
end

def packed(user, password)
  puts ["#{user}:#{password}"].pack("m0") # leak
end

def hex(hmac_key)
  puts hmac_key.unpack1("H*") # leak
end

def decoded(encoded_password)
  password = Base64.decode64(encoded_password)
  puts password # leak
end

def escaped(access_token)
  puts "https://example.com/files?token=#{CGI.escape(access_token)}" # leak
end

def query(api_key)
  puts "GET /v1/items?" + URI.encode_www_form(page: 1, api_key: api_key) # leak
end

def query_without(api_key, fetch)
  items = fetch.call("/v1/items?" + URI.encode_www_form(page: 1, api_key: api_key))
  puts "GET /v1/items?#{URI.encode_www_form(page: 1)}: #{items.size}" # fine
end

def dsn(user, password, host)
  url = "postgresql://#{user}:#{password}@#{host}/app"
  puts "connecting to #{url}" # leak
end

def dsn_masked(user, password, host, connect)
  connect.call("postgresql://#{user}:#{password}@#{host}/app")
  puts "connecting to postgresql://#{user}:***@#{host}/app" # fine
end

def dsn_parts(settings)
  uri = URI.parse(settings.database_url)
  puts "#{uri.host}:#{uri.port}" # fine
  puts uri.password # leak
end

def as_json(client_id, client_secret)
  puts JSON.pretty_generate(id: client_id, secret: client_secret) # leak
end

def as_json_public(client_id, client_secret)
  puts JSON.generate(id: client_id, has_secret: !client_secret.nil?) # fine
end

def as_yaml(app_secret)
  puts({ "app" => "shop", "value" => app_secret }.to_yaml) # leak
end

def curl_line(url, bearer)
  puts "curl -H 'Authorization: Bearer #{bearer}' #{url}" # leak
end

def curl_line_variable(url)
  puts "curl -H 'Authorization: Bearer $TOKEN' #{url}" # fine
end

# Cleaning

def length_of(api_key)
  puts api_key.length, api_key.bytesize # fine
end

def first_four(api_key)
  puts "#{api_key[0, 4]}..." # fine
end

def first_four_range(api_key)
  puts api_key[0...4] + "..." # fine
end

def first_four_beginless(api_key)
  puts api_key[..3] # fine
end

def first_five(api_key)
  puts api_key[0..4] # leak low: five characters
end

def first_eight(api_key)
  puts "#{api_key[0, 8]}..." # leak low: eight characters
end

def first_twelve_beginless(api_key)
  puts api_key[...12] # leak low: twelve characters
end

def last_four(api_key)
  puts "...#{api_key[-4..]}" # fine
end

def last_four_slice(api_key)
  puts "..." + api_key.slice(-4, 4) # fine
end

def last_ten(api_key)
  puts "...#{api_key[-10..]}" # leak low: ten characters
end

def first_and_last(api_key)
  puts "#{api_key[0, 2]}...#{api_key[-2..-1]}" # fine
end

def first_of_active_support(api_key)
  puts api_key.first(4) # fine
  puts api_key.last(4) # fine
  puts api_key.first(8) # leak low: eight characters
end

def truncated(auth_token)
  puts auth_token.truncate(20) # leak low: seventeen characters and dots
end

def all_but_prefix(auth_token)
  puts auth_token[4..] # leak
end

def all_but_tail(auth_token)
  puts auth_token[0..-5] # leak
end

def backwards(auth_token)
  puts auth_token.reverse # leak
end

def slice_kept(auth_token)
  head = auth_token.slice(0, 3)
  puts "head #{head}" # fine
end

def slice_kept_long(auth_token)
  head = auth_token.slice(0, 6)
  puts "head #{head}" # leak low: six characters
end

def six_and_stars(apikey)
  puts apikey[0, 6] + "*" * (apikey.length - 6) # leak low: six characters
end

def one_index(pwd)
  puts pwd[0] # fine
end

def stars(password)
  puts "*" * password.length # fine
end

def constant_mask(password)
  puts "password: #{password.empty? ? "" : MASK}" # fine
end

def every_character(token)
  puts token.gsub(/./, "*") # fine
end

def every_but_last(token)
  puts token.gsub(/.(?=.{4})/, "*") # fine
end

def every_but_first(token)
  puts token.sub(/\A(.{4}).*\z/m, '\1****') # fine
end

def with_block(token)
  puts token.gsub(/\w/) { "x" } # fine
end

def translated(token)
  puts token.tr("^-", "*") # fine
end

def dashes_removed(token)
  puts token.gsub("-", "") # leak
end

def spaces_replaced(passphrase)
  puts passphrase.tr(" ", "_") # leak
end

def replaced_in_line(command, password)
  line = "#{command} --password #{password}"
  puts line.gsub(password, "****") # fine
end

def pattern_in_line(line)
  puts line.gsub(/(password|token)=\S+/, '\1=[FILTERED]') # fine
end

def masked(value, keep = 4)
  return "*" * value.length if value.length <= keep

  value[0, keep] + "*" * (value.length - keep)
end

def masked_printed(access_token)
  puts "token #{masked(access_token)}" # fine
end

def masked_elsewhere(access_token)
  puts "token #{Redactor.mask(access_token)}" # fine
end

def sha256(password)
  puts Digest::SHA256.hexdigest(password) # fine
end

def sha256_updated(password)
  digest = OpenSSL::Digest.new("SHA256")
  digest << password
  puts digest.hexdigest[0, 12] # fine
end

def mac(body, signing_key)
  puts OpenSSL::HMAC.hexdigest("SHA256", signing_key, body) # fine
end

def checksum(token)
  puts Zlib.crc32(token).to_s(16) # fine
end

def bcrypt_hash(password)
  puts BCrypt::Password.create(password, cost: 12) # fine
end

def bcrypt_check(stored, password)
  puts "match: #{BCrypt::Password.new(stored) == password}" # fine
end

def encrypted(box_key, secret)
  cipher = OpenSSL::Cipher.new("aes-256-gcm").encrypt
  cipher.key = box_key
  sealed = cipher.update(secret) + cipher.final
  puts sealed.unpack1("H*") # fine
end

def only_encoded(secret)
  puts Base64.urlsafe_encode64(secret) # leak
end

def compared(token, expected)
  puts token == expected # fine
  puts token.eql?(expected), token <=> expected # fine
  puts OpenSSL.fixed_length_secure_compare(token, expected) # fine
end

def tested(token)
  puts token.nil?, token.empty?, token.present?, token.blank? # fine
  puts token.start_with?("t-"), token.include?("."), token.match?(/\A\w+\z/) # fine
  puts token.index("."), token.count("-") # fine
end

def value_or_text(token)
  puts token.presence || "(none)" # leak
end

def negated(token)
  puts !token, !!token # fine
end

def kind(secret)
  puts secret.class, secret.encoding, secret.object_id, secret.frozen? # fine
end

def problems(password)
  found = []
  found << "password is too short" if password.length < 12
  found << "password has no digits" unless password =~ /\d/
  puts found.join("; ") # fine
end

def known_password(password, common_passwords)
  puts common_passwords.include?(password) ? "too common" : "good" # fine
end

def cleaned_then_raw(password)
  shown = "*" * password.length
  puts shown # fine
  shown = password
  puts shown # leak
end

def jwt_issued(jwt_secret, user_id)
  token = JWT.encode({ sub: user_id }, jwt_secret, "HS256")
  puts token # leak
end

def jwt_claims(token, jwt_secret)
  payload, _header = JWT.decode(token, jwt_secret, true, algorithm: "HS256")
  puts payload["sub"] # fine
end
