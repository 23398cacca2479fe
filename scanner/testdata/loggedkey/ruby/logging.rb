# Loggers: the one of Ruby, of Rails, and those of gems.

require "dry/logger"
require "logger"
require "logging"
require "ougai"
require "semantic_logger"
require "syslog"

LOG = Logger.new($stderr, progname: "sync")

# Logger

def logger
  @logger ||= Logger.new($stdout)
end

def method_info(api_key)
  logger.info("starting with #{api_key}") # leak
end

def method_without_parentheses(token)
  logger.warn "token #{token} expires soon" # leak
end

def method_text
  logger.error("API_KEY is not set") # fine
end

def method_length(password)
  logger.debug("password has #{password.length} characters") # fine
end

def constant_logger(private_key)
  LOG.fatal("could not parse " + private_key) # leak
end

def constant_logger_flag(private_key)
  LOG.info("private key given: #{!private_key.nil?}") # fine
end

def local_logger(client_secret)
  log = Logger.new("log/oauth.log", 5, 1_048_576)
  log.unknown(client_secret) # leak
end

def chained_logger(access_token)
  Logger.new($stdout, level: :debug).debug(access_token) # leak
end

def block_form(passphrase)
  logger.debug { "passphrase is #{passphrase}" } # leak
end

def block_form_harmless(tokens)
  logger.debug { "#{tokens.size} tokens left in the bucket" } # fine
end

def block_form_many_lines(user, password)
  logger.debug do # leak
    detail = "#{user}:#{password}"
    "login as #{detail}"
  end
end

def progname_and_block(auth_token)
  logger.info("auth") { "token: #{auth_token}" } # leak
end

def progname_and_block_harmless(auth_token)
  logger.info("auth token") { auth_token.nil? ? "missing" : "given" } # fine
end

def progname_is_value(auth_token)
  logger.info(auth_token) { "authenticated" } # leak
end

def appended(refresh_token)
  logger << "refreshing with #{refresh_token}\n" # leak
end

def appended_text
  logger << "refreshing the token\n" # fine
end

def added(apikey)
  logger.add(Logger::INFO, "key #{apikey}") # leak
end

def added_with_block(apikey)
  logger.add(Logger::WARN, nil, "keys") { "key of #{apikey.size} characters" } # fine
end

def logged_at_level(signing_key)
  logger.log(Logger::DEBUG, "signing with %s" % signing_key) # leak
end

def hash_message(user, session_token)
  logger.info(user: user.name, session: session_token) # leak
end

def hash_message_harmless(user)
  logger.info(user: user.name, auth: "password") # fine
end

def guarded(db_password)
  logger.debug("db password=#{db_password}") if logger.debug? # leak
end

def optional_logger(out, db_password)
  out&.info("db password is set: #{db_password.present?}") # fine
end

def heredoc_message(host, smtp_password)
  logger.info(<<~TEXT) # leak
    mail goes to #{host}
    with #{smtp_password}
  TEXT
end

def many_lines(method, url, auth_header)
  # leak next
  logger.info(
    format(
      "%s %s with %s",
      method, url, auth_header
    )
  )
end

def many_lines_names(method, url, headers)
  # fine next
  logger.info(
    "#{method} #{url} with headers " +
    headers.keys.sort.join(", ")
  )
end

def rescued(call, password)
  call.call
rescue IOError => e
  logger.error("could not connect with #{password}: #{e.message}") # leak
end

def rescued_text(call, password)
  call.call(password)
rescue IOError => e
  logger.error("could not connect with the password: #{e.class}") # fine
end

def public_sent(level, token)
  logger.public_send(level, "token #{token}") # leak
end

def set_up(token_level)
  logger.level = token_level # fine
  logger.progname = "token-refresher" # fine
  logger.formatter = proc { |severity, _, name, message| "#{severity} #{name} #{message}\n" } # fine
end

def literal
  logger.info("key: {stripe}") # leak high
end

def logarithm(token_count)
  Math.log(token_count) # fine
end

class Worker
  attr_reader :logger

  def initialize(queue_password, logger: Logger.new($stdout))
    @logger = logger
    @queue_password = queue_password
    @logger.info("queue password #{queue_password}") # leak
  end

  def run(job_secret)
    logger.info { "job secret: #{job_secret}" } # leak
    logger.info { "queue: #{@queue_password.nil? ? "open" : "protected"}" } # fine
  end
end

class Journal
  # Keeps entries in memory, prints none.
  def initialize
    @entries = []
  end

  def note(user, password)
    @entries << [user, BCrypt::Password.create(password)] # fine
  end
end

# Syslog

def syslog_format(bot_token)
  Syslog.open("bot") { |log| log.warning("token %s refused", bot_token) } # leak
end

def syslog_module(bot_token)
  Syslog.info("bot token has %d characters", bot_token.length) # fine
  Syslog.err("bot token %s refused", bot_token) # leak
end

# Rails and tagged logging

def rails_logger(user)
  Rails.logger.info "login of #{user.email}" # fine
  Rails.logger.info "api token of #{user.email}: #{user.api_token}" # leak
end

def rails_logger_block(otp_secret)
  Rails.logger.debug { "otp secret #{otp_secret}" } # leak
end

def rails_logger_hash(user, client_secret)
  Rails.logger.warn({ event: "rotate", user: user.id, secret: client_secret }) # leak
  Rails.logger.warn({ event: "rotate", user: user.id, secret: "[FILTERED]" }) # fine
end

def rails_logger_json(user, client_secret)
  Rails.logger.info({ user: user.id, value: client_secret }.to_json) # leak
end

def tag_is_value(session_token)
  Rails.logger.tagged(session_token) { Rails.logger.info("request") } # leak
end

def tag_is_name(session_token)
  Rails.logger.tagged("session_token") { Rails.logger.info(session_token.nil?) } # fine
end

def tagged_block(job_token)
  Rails.logger.tagged("Job") do
    Rails.logger.info "starts with #{job_token}" # leak
    Rails.logger.info "starts" # fine
  end
end

def tagged_logger_made(upload_token)
  log = ActiveSupport::TaggedLogging.new(Logger.new($stdout))
  log.tagged("upload").info("token #{upload_token}") # leak
end

def broadcast(upload_token)
  log = ActiveSupport::BroadcastLogger.new(Logger.new($stdout), Logger.new("log/all.log"))
  log.error("refused: #{upload_token}") # leak
end

# Ougai

def ougai_fields(user, password)
  log = Ougai::Logger.new($stdout)
  log.info("login", user: user, password: password) # leak
end

def ougai_fields_harmless(user, password)
  log = Ougai::Logger.new($stdout)
  log.info("login", user: user, password_given: !password.nil?) # fine
end

def ougai_only_fields(access_key)
  log = Ougai::Logger.new($stderr)
  log.debug({ msg: "request", credential: access_key }) # leak
end

def ougai_child(webhook_secret)
  log = Ougai::Logger.new($stdout)
  log.child(key: webhook_secret).info("received") # leak
end

def ougai_exception(error, webhook_secret)
  log = Ougai::Logger.new($stdout)
  log.error("bad signature", error, secret: webhook_secret) # leak
  log.error("bad signature", error, secret_length: webhook_secret.length) # fine
end

# Semantic Logger

class Billing
  include SemanticLogger::Loggable

  def charge(stripe_key, amount)
    logger.info("charging", amount: amount, key: stripe_key) # leak
    logger.info("charging", amount: amount, key_given: stripe_key.present?) # fine
  end

  def measured(stripe_key, amount)
    logger.measure_info("charge", payload: { key: stripe_key }) { amount.charge } # leak
    logger.measure_info("charge with token") { amount.charge(stripe_key) } # fine
  end
end

def semantic_by_name(oauth_token)
  SemanticLogger["OAuth"].debug("exchanged", { token: oauth_token }) # leak
end

def semantic_message(oauth_token)
  SemanticLogger["OAuth"].info(message: "exchanged", payload: { type: "Bearer", length: oauth_token.size }) # fine
end

def semantic_tagged(tenant, tenant_secret)
  SemanticLogger.tagged(tenant: tenant.id, secret: tenant_secret) { tenant.load } # leak
end

def semantic_tagged_harmless(tenant)
  SemanticLogger.tagged(tenant: tenant.id) { tenant.load(tenant.secret) } # fine
end

# Logging, the gem

def logging_gem(encryption_key)
  log = Logging.logger["crypto"]
  log.info "encrypting with #{encryption_key}" # leak
  log.info { "encrypting with #{encryption_key.bytesize * 8} bits" } # fine
end

def logging_gem_context(encryption_key)
  Logging.mdc["key"] = encryption_key # leak
end

def logging_gem_stdout(encryption_key)
  log = Logging.logger($stdout)
  log.warn encryption_key # leak
end

# dry-logger

def dry_fields(user, api_secret)
  log = Dry.Logger(:shop)
  log.info("signup", user: user, value: api_secret) # leak
end

def dry_message(api_secret)
  Dry.Logger(:shop, template: :details).error("refused #{api_secret}") # leak
end

def dry_filtered(user, password)
  log = Dry.Logger(:shop, filters: [:password])
  log.info("signup", user: user, password: password) # fine
end

def dry_tagged(user)
  log = Dry.Logger(:shop)
  log.tagged("token") { log.info("renewed", user: user) } # fine
end

# Lograge

def lograge_setting(config)
  config.lograge.enabled = true # fine
  config.lograge.custom_options = ->(event) { { time: event.time, auth: event.payload[:headers]["Authorization"] } } # leak
end

def lograge_setting_harmless(config)
  config.lograge.custom_options = ->(event) { { time: event.time, token_id: event.payload[:token_id] } } # fine
end

# Sidekiq

class RefreshJob
  include Sidekiq::Job

  def perform(account_id)
    account = Account.find(account_id)
    account.refresh_token = Provider.renew(account.refresh_token)
    logger.info "account #{account_id}: refresh token #{account.refresh_token}" # leak
    Sidekiq.logger.info "account #{account_id} has a new token" # fine
    Sidekiq.logger.debug account.refresh_token # leak
  end
end
