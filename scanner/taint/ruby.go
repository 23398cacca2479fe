package taint

func rubyDialect() *dialect {
	return &dialect{
		commands: true,
		sinks: []string{
			"puts", "print", "p", "pp", "warn", "printf", "$stdout.*", "stdout.puts", "stdout.print", "stdout.write", "stdout.printf", "stderr.puts", "stderr.print", "stderr.write", "stderr.printf", "STDOUT.*", "STDERR.*", "Kernel.puts", "Kernel.warn", "Kernel.abort", "raise", "fail", "abort", "Rails.logger.*", "render", "halt", "awesome_print", "ap", "display", "json", "Sentry.capture_message", "say", "ui.say", "prompt.say", "Syslog.*", "flunk", "send_data", "body", "response.write", "response.body.write", "response.set_header#1", "response.add_header#1", "redirect_to#1", "flash.[]", "flash.now.[]", "response.headers.[]", "logger.public_send#1", "logger.send#1", "logger.ap", "logger.measure_trace#1", "logger.measure_debug#1", "logger.measure_info#1", "logger.measure_warn#1", "logger.measure_error#1", "assert#1", "refute#1", "assert_equal#2", "refute_equal#2", "assert_nil#1", "refute_nil#1", "assert_match#2", "assert_includes#2", "assert_empty#1", "refute_empty#1", "display", "prompt.ok", "prompt.error", "prompt.warn", "cli.say", "shell.say", "Logging.mdc.[]", "ColorPrinter.pp", "Pry.ColorPrinter.pp", "sh",
		},
		streams:          []string{"stdout", "stderr", "STDOUT", "STDERR"},
		loggers:          set("Logger.new Ougai.Logger.new SemanticLogger.[] Logger Lograge"),
		environment:      set("ENV"),
		readsEnvironment: set("ENV.fetch ENV.dig"),
		asks:             set("getpass noecho getch get_secret_value access_secret_version ask_password"),
		carries:          set("to_s to_str inspect join format sprintf strip chomp dup freeze encode force_encoding b concat prepend to_json JSON.generate JSON.dump JSON.pretty_generate Base64.encode64 Base64.strict_encode64 Base64.urlsafe_encode64 CGI.escape URI.encode_www_form_component to_h to_a merge merge! tap then yield_self map flat_map each_with_object values zip fetch values_at transform_keys squeeze center ljust rjust upcase downcase capitalize reverse presence try send public_send expose reveal read gets html_safe heredoc unpack1 pack dump to_yaml YAML.dump Array Hash String StringIO.new string getc chars compact flatten uniq sort sort_by reverse rotate first last pop shift min max take drop take_while drop_while reject select filter find detect partition group_by each_slice to_set scan tr tr_s delete_prefix delete_suffix lines strip lstrip rstrip succ unicode_normalize encode_www_form deep_dup dup clone result_with_hash ai sub gsub Set Set.new string truncate stringify_keys symbolize_keys as_json unpack concat push unshift append bytes each_char to_sym itself URI.encode_www_form_component ERB.new binding headers env"),
		self:             set("self"),
		constructor:      "initialize",
		bare:             true,
		implicit:         true,
		keyFirst:         true,
		inclusive:        true,
		attributes:       true,
		library:          rubyCall,
		classNames:       true,
		serializes:       set("p pp ap inspect awesome_print"),
		applies:          set("transform_values filter_map then yield_self tap sum"),
		switches:         set("http_wire_trace debug_output"),
		gets:             set(".delete .slice .get_header .values_at .instance_variable_get .local_variable_get .public_send .send .fetch"),
		routing:          set("get post put delete patch options route"),
	}
}
