# Rails, Rack, Sinatra, and the switches and headers of HTTP clients.

require "faraday"
require "http"
require "httparty"
require "net/http"
require "rest-client"
require "sinatra/base"
require "typhoeus"

# Credentials and configuration

class PaymentGateway
  def credential
    Rails.logger.info "stripe: #{Rails.application.credentials.stripe[:secret_key]}" # leak
    Rails.logger.info "stripe: #{Rails.application.credentials.stripe.present?}" # fine
  end

  def credential_dug
    value = Rails.application.credentials.dig(:aws, :secret_access_key)
    Rails.logger.debug { "aws: #{value}" } # leak
    Rails.logger.debug { "aws: #{Rails.application.credentials.dig(:aws, :access_key_id)}" } # fine
  end

  def credential_method
    puts Rails.application.credentials.secret_key_base # leak
    puts Rails.application.credentials.secret_key_base.length # fine
  end

  def credential_required
    raise "no mailgun_api_key in the credentials" if Rails.application.credentials.mailgun_api_key.blank? # fine
  end

  def configuration
    Rails.logger.info Rails.configuration.x.payment.api_key # leak
    Rails.logger.info Rails.configuration.x.payment.api_url # fine
  end

  def configuration_file
    settings = Rails.application.config_for(:mailer)
    Rails.logger.warn "smtp #{settings[:host]} #{settings[:password]}" # leak
    Rails.logger.warn "smtp #{settings[:host]}" # fine
  end

  def client
    Stripe.api_key = Rails.application.credentials.stripe[:secret_key] # fine
    customer = Stripe::Customer.retrieve("cus_1")
    Rails.logger.info "customer #{customer.id}" # fine
  end
end

class Application < Rails::Application
  config.filter_parameters += %i[password api_key token] # fine
  config.log_tags = [:request_id, ->(request) { request.headers["X-Tenant"] }] # fine
end

class Unfiltered < Rails::Application
  config.log_tags = [:request_id, ->(request) { request.headers["Authorization"] }] # leak
end

# Models

class User < ApplicationRecord
  has_secure_password # fine
  has_secure_token :api_token # fine
  encrypts :otp_secret # fine
  validates :password, length: { minimum: 12 }, allow_nil: true # fine

  after_create { Rails.logger.info "token #{api_token} made" } # leak
  after_update :log_change

  def log_change
    logger.info "password changed: #{saved_change_to_password_digest?}" # fine
    logger.info "new password #{password}" # leak
  end

  def add_problem
    errors.add(:password, "has been used before") # fine
  end

  def public_attributes
    Rails.logger.debug attributes.keys.inspect # fine
    Rails.logger.debug attributes.slice("id", "email").inspect # fine
    Rails.logger.debug attributes.slice("email", "api_token").inspect # leak
  end
end

# Controllers

class SessionsController < ApplicationController
  def create
    logger.info "login of #{params[:email]}" # fine
    logger.info "login of #{params[:email]} with #{params[:password]}" # leak
    user = User.find_by(email: params[:email])
    if user&.authenticate(params[:password])
      session[:user_id] = user.id
      render json: { token: user.auth_token } # leak
    else
      render json: { error: "wrong password" }, status: :unauthorized # fine
    end
  end

  def nested
    password = params.require(:user).fetch(:password)
    logger.debug "password of #{password.length} characters" # fine
    logger.debug "password #{password}" # leak
    logger.debug params.dig(:user, :password_confirmation) # leak
  end

  def filtered
    filter = ActiveSupport::ParameterFilter.new(Rails.application.config.filter_parameters)
    logger.info filter.filter(params.to_unsafe_h).inspect # fine
    logger.info request.filtered_parameters.inspect # fine
    logger.info params.to_unsafe_h.except(:password, :token).inspect # fine
  end

  def destroy
    reset_session
    redirect_to root_path, notice: "Your token was revoked" # fine
  end
end

class KeysController < ApplicationController
  before_action :require_token

  def show
    api_key = current_user.api_key
    render plain: "your key is #{api_key}" # leak
  end

  def last_four
    api_key = current_user.api_key
    render plain: "your key ends in #{api_key.last(4)}" # fine
  end

  def html
    render html: "<code>#{current_user.client_secret}</code>".html_safe # leak
  end

  def format_json
    respond_to do |format|
      format.json { render json: { id: current_user.id, secret: current_user.client_secret } } # leak
      format.html { render :show } # fine
    end
  end

  def only_some
    render json: current_user.as_json(only: %i[id name]) # fine
  end

  def known
    render json: { has_key: current_user.api_key.present? } # fine
  end

  def merged
    body = { id: current_user.id }
    body[:key] = current_user.api_key
    render json: body, status: :created # leak
  end

  def rotate
    new_secret = SecureRandom.hex(32)
    current_user.update!(client_secret: new_secret)
    flash[:notice] = "Your secret is now #{new_secret}" # leak
    flash[:alert] = "Your secret was changed" # fine
    redirect_to keys_path
  end

  def notice
    redirect_to keys_path, notice: "New token: #{current_user.access_token}" # leak
  end

  def header
    response.headers["X-Api-Key"] = current_user.api_key # leak
    response.set_header("X-Token-Expires", current_user.token_expires_at.iso8601) # fine
    head :no_content # fine
  end

  def set_header
    response.set_header("X-Session", current_user.session_token) # leak
    head :ok # fine
  end

  def download
    send_data current_user.private_key, filename: "id_ed25519" # leak
  end

  private

  def require_token
    authenticate_or_request_with_http_token do |token, _options|
      logger.debug "given #{token}" # leak
      ActiveSupport::SecurityUtils.secure_compare(token, Rails.application.credentials.api_token) # fine
    end
  end
end

class HooksController < ActionController::API
  def authorization
    logger.warn "refused #{request.headers["Authorization"]}" # leak
    logger.warn "refused #{request.headers["User-Agent"]}" # fine
    render plain: "the Authorization header is wrong", status: :unauthorized # fine
  end

  def authorization_method
    logger.warn request.authorization # leak
    logger.warn request.authorization.nil? # fine
  end

  def environment
    logger.debug request.env["HTTP_AUTHORIZATION"] # leak
    logger.debug request.env["REQUEST_METHOD"] # fine
  end

  def all_headers
    logger.debug request.headers.to_h.inspect # leak
    logger.debug request.headers.env.select { |name, _| name.start_with?("HTTP_") }.inspect # leak
    logger.debug request.headers.env.keys.inspect # fine
  end

  def key_header
    key = request.headers["X-Api-Key"]
    Rails.logger.info "key #{key}" # leak
    Rails.logger.info "key #{key.blank? ? "missing" : "given"}" # fine
  end

  def basic
    authenticate_with_http_basic do |name, password|
      logger.info "user #{name}" # fine
      logger.info "user #{name}, #{password}" # leak
    end
  end

  def signature(webhook_secret)
    expected = OpenSSL::HMAC.hexdigest("SHA256", webhook_secret, request.raw_post)
    logger.info "expected #{expected}" # fine
    head(expected == request.headers["X-Signature"] ? :ok : :bad_request) # fine
  end
end

# Rack

class KeyEndpoint
  def initialize(app, api_key)
    @app = app
    @api_key = api_key
  end

  def call(env)
    if env["PATH_INFO"] == "/key"
      [200, { "content-type" => "text/plain" }, ["key #{@api_key}"]] # leak
    elsif env["HTTP_X_API_KEY"] == @api_key
      @app.call(env)
    else
      env["rack.errors"].puts "wrong key #{env["HTTP_X_API_KEY"]}" # leak
      env["rack.errors"].puts "wrong key for #{env["PATH_INFO"]}" # fine
      [401, { "content-type" => "text/plain" }, ["wrong API key"]] # fine
    end
  end
end

class ResponseEndpoint
  def call(env)
    response = Rack::Response.new
    response.write "token: #{env["HTTP_AUTHORIZATION"]}" # leak
    response.write "path: #{env["PATH_INFO"]}" # fine
    response.finish
  end
end

# Sinatra

class Keys < Sinatra::Base
  set :api_key, ENV["KEYS_API_KEY"] # fine

  get "/key" do
    "the key is #{settings.api_key}" # leak
  end

  get "/key/known" do
    settings.api_key ? "known" : "unknown" # fine
  end

  get "/key/body" do
    body settings.api_key # leak
    status 200
  end

  get "/key/header" do
    headers "X-Api-Key" => settings.api_key # leak
    204
  end

  post "/login" do
    logger.info "login with #{params[:password]}" # leak
    logger.info "login of #{params[:user]}" # fine
    halt 403, "wrong password" unless valid?(params[:user], params[:password]) # fine
    halt 403, "token #{params[:token]} is blocked" if blocked?(params[:token]) # leak
    content_type :json
    { ok: true }.to_json # fine
  end

  post "/token" do
    content_type :json
    { access_token: issue(params[:user]).access_token }.to_json # leak
  end

  error 401 do
    "missing token" # fine
  end
end

# HTTP clients

def net_http_debug(uri, token)
  http = Net::HTTP.new(uri.host, uri.port)
  http.set_debug_output($stdout) # leak
  http.get(uri.path, "Authorization" => "Bearer #{token}")
end

def net_http_debug_if(uri, token)
  http = Net::HTTP.new(uri.host, uri.port)
  http.set_debug_output($stderr) if ENV["DEBUG"] # leak
  http.get(uri.path, "Authorization" => "Bearer #{token}")
end

def net_http_debug_off(uri, token)
  http = Net::HTTP.new(uri.host, uri.port)
  http.set_debug_output(nil) # fine
  response = http.get(uri.path, "Authorization" => "Bearer #{token}")
  puts response.code, response.body # fine
end

def net_http_request(uri, token)
  request = Net::HTTP::Get.new(uri)
  request["Authorization"] = "Bearer #{token}" # fine
  puts request["Authorization"] # leak
  puts request.path # fine
end

def net_http_all_headers(uri, user, password)
  request = Net::HTTP::Get.new(uri)
  request.basic_auth(user, password) # fine
  request.each_header { |name, value| puts "#{name}: #{value}" } # leak
end

def faraday_logger(url, token)
  # fine next
  Faraday.new(url, headers: { "Authorization" => "Bearer #{token}" }) do |f|
    f.response :logger # leak: prints headers by default
  end
end

def faraday_logger_with_bodies(url)
  Faraday.new(url) do |f|
    f.request :authorization, "Bearer", -> { ENV["SERVICE_TOKEN"] } # fine
    f.response :logger, nil, { headers: true, bodies: true } # leak
  end
end

def faraday_logger_without_headers(url, token)
  Faraday.new(url) do |f|
    f.request :authorization, "Bearer", token # fine
    f.response :logger, nil, headers: false, bodies: false # fine
  end
end

def faraday_logger_filtered(url, token)
  Faraday.new(url) do |f|
    f.request :authorization, "Bearer", token # fine
    f.response :logger, Rails.logger, headers: true do |log| # fine
      log.filter(/(Authorization: ).*/, '\1[FILTERED]')
    end
  end
end

def faraday_headers(connection, api_key)
  connection.headers["X-Api-Key"] = api_key # fine
  puts connection.headers["X-Api-Key"] # leak
  puts connection.get("/items").status # fine
end

class GithubClient
  include HTTParty

  base_uri "https://api.github.com"
  headers "Authorization" => "Bearer #{ENV.fetch("GITHUB_TOKEN")}" # fine
  debug_output $stdout # leak
end

class QuietClient
  include HTTParty

  base_uri "https://example.com"

  def initialize(token)
    @options = { headers: { "Authorization" => "Bearer #{token}" } } # fine
  end

  def me
    puts self.class.get("/me", @options).code # fine
  end

  def me_with_headers
    puts @options # leak
  end
end

def httparty_call(url, api_key)
  HTTParty.get(url, headers: { "X-Api-Key" => api_key }, debug_output: $stderr) # leak
end

def httparty_call_quiet(url, api_key)
  reply = HTTParty.get(url, headers: { "X-Api-Key" => api_key }) # fine
  puts reply.parsed_response["name"] # fine
end

def rest_client_log(url, token)
  RestClient.log = $stdout # leak
  RestClient.get(url, Authorization: "Bearer #{token}")
end

def rest_client_quiet(url, token)
  RestClient.log = nil # fine
  puts RestClient.get(url, Authorization: "Bearer #{token}").code # fine
end

def typhoeus_verbose(url, token)
  Typhoeus.get(url, headers: { "Authorization" => token }, verbose: true) # leak
end

def typhoeus_quiet(url, token)
  Typhoeus.get(url, headers: { "Authorization" => token }, verbose: false) # fine
end

def http_gem_logging(url, token)
  client = HTTP.use(logging: { logger: Logger.new($stdout) }) # leak
  client.auth("Bearer #{token}").get(url)
end

def http_gem_quiet(url, token)
  puts HTTP.auth("Bearer #{token}").get(url).status # fine
end

def aws_wire_trace
  Aws::S3::Client.new(http_wire_trace: true) # leak
end

def aws_wire_trace_off
  Aws::S3::Client.new(http_wire_trace: false) # fine
end
