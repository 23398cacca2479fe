package taint

var ruby = &dialect{
	commands: true,
	sinks: []string{
		"puts", "print", "p", "pp", "warn", "printf", "putc", "$stdout.*", "stdout.puts", "stdout.print", "stdout.write", "stdout.printf", "stderr.puts", "stderr.print", "stderr.write", "stderr.printf", "STDOUT.*", "STDERR.*", "Kernel.puts", "Kernel.warn", "Kernel.abort", "raise", "fail", "abort", "Rails.logger.*", "render", "halt", "awesome_print", "ap", "display", "json", "Sentry.capture_message", "say", "ui.say", "prompt.say", "Syslog.*", "flunk", "send_data",
	},
	streams:          []string{"stdout", "stderr", "STDOUT", "STDERR"},
	loggers:          set("Logger.new Ougai.Logger.new SemanticLogger.[] Logger Lograge"),
	environment:      set("ENV"),
	readsEnvironment: set("ENV.fetch ENV.dig"),
	asks:             set("getpass noecho getch get_secret_value access_secret_version ask_password"),
	carries:          set("to_s to_str inspect join format sprintf strip chomp dup freeze encode force_encoding b concat prepend to_json JSON.generate JSON.dump JSON.pretty_generate Base64.encode64 Base64.strict_encode64 Base64.urlsafe_encode64 CGI.escape URI.encode_www_form_component to_h to_a merge merge! tap then yield_self map flat_map each_with_object values zip fetch values_at transform_values squeeze center ljust rjust upcase downcase capitalize reverse presence try send public_send expose reveal read gets html_safe heredoc unpack1 pack dump to_yaml YAML.dump Array Hash String StringIO.new string getc chars"),
	self:             set("self"),
	constructor:      "initialize",
	bare:             true,
	implicit:         true,
	keyFirst:         true,
}
