# frozen_string_literal: true

require 'rails'
require 'action_controller/railtie'
require 'sinatra/base'

class SessionsController < ActionController::Base
  def create
    user = params[:user]
    password = params[:password]
    Rails.logger.info("login of #{user}") # fine
    Rails.logger.info("login of #{user} with #{password}") # leak
    render plain: "welcome #{user}" # fine
  end

  def update
    logger.debug("new password: #{params[:new_password]}") # leak
    logger.debug('password changed') # fine
    redirect_to '/', notice: 'password changed' # fine
  end

  def show
    authorization = request.headers['Authorization']
    logger.info("authorization #{authorization}") # leak
    logger.info("agent #{request.headers['User-Agent']}") # fine
    render json: { authorized: !authorization.nil? } # fine
  end
end

class SettingsController < ActionController::Base
  def key
    render json: { api_key: ENV['PAYMENT_API_KEY'] } # leak
  end

  def key_state
    render json: { configured: ENV.key?('PAYMENT_API_KEY') } # fine
  end

  def secret
    render plain: Rails.application.credentials.secret_key_base # leak
  end

  def refuse
    token = request.headers['X-Api-Token']
    if token.nil?
      render plain: 'token missing', status: :unauthorized # fine
    else
      render plain: "unknown token #{token}", status: :forbidden # leak
    end
  end
end

class Service < Sinatra::Base
  post '/register' do
    password = params['password']
    halt 400, "password #{password} is too short" if password.length < 10 # leak
    halt 409, 'name is taken' if params['name'] == 'admin' # fine
    'created' # fine
  end

  get '/token' do
    logger.info "token #{ENV['SERVICE_TOKEN']}" # leak
    logger.info 'token requested' # fine
    status 204
  end
end
