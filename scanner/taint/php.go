package taint

func phpDialect() *dialect {
	return &dialect{
		sinks: []string{
			"echo", "print", "printf", "vprintf", "var_dump", "print_r", "var_export", "error_log", "trigger_error", "user_error", "die", "exit", "syslog#1", "dd", "dump", "ddd", "ray", "debug_zval_refcount", "Log.*", "logger", "response", "response.json", "response..json", "response..setContent", "Response", "JsonResponse", "header", "wp_die", "wp_send_json", "wp_send_json_error", "wp_send_json_success", "Yii.info", "Yii.error", "Yii.warning", "Yii.debug", "Yii.trace", "abort#1", "assert#1", "output.writeln", "output.write", "this.info", "this.line", "this.error", "this.warn", "this.comment", "io.success", "io.error", "io.writeln", "io.text", "io.note", "debug", "withContext", "Log.withContext", "json",
		},
		loggers:          set("Logger Monolog.Logger Log.channel Log.stack LoggerFactory.getLogger"),
		environment:      set("_ENV _SERVER"),
		readsEnvironment: set("getenv env"),
		asks:             set("getSecretValue accessSecretVersion getSecret askHidden secret"),
		carries:          set("sprintf vsprintf implode join trim strval json_encode base64_encode urlencode rawurlencode http_build_query htmlspecialchars serialize strtoupper strtolower ucfirst str_pad nl2br addslashes array_merge array_values array_filter compact array_map bin2hex strrev wordwrap chunk_split mb_strtoupper utf8_encode array_combine array_reverse iterator_to_array var_export print_r collect toArray toJson all first last get offsetGet __toString reset end current next array_pop array_shift explode str_split preg_split"),
		self:             set("this self static"),
		constructor:      "__construct",
	}
}
