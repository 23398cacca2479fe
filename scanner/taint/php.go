package taint

func phpDialect() *dialect {
	return &dialect{
		sinks: []string{
			"echo", "<?=", "print", "printf", "vprintf", "var_dump", "print_r", "var_export", "error_log", "trigger_error", "user_error", "die", "exit", "syslog#1", "dd", "dump", "ddd", "ray", "VarDumper.dump", "debug_zval_refcount", "Log.*", "logger", "info", "log_message#1", "response", "response.json", "response..json", "response..setContent", "response.headers.set#1", "response.getBody.write", "Response", "JsonResponse", "TextResponse", "HtmlResponse", "XmlResponse", "header", "wp_die", "wp_send_json", "wp_send_json_error", "wp_send_json_success", "WP_CLI.*", "Yii.info", "Yii.error", "Yii.warning", "Yii.debug", "Yii.trace", "abort#1", "abort_if#2", "abort_unless#2", "assert#1", "output.writeln", "output.write", "this.info", "this.line", "this.error", "this.warn", "this.comment", "this.question", "this.alert", "this.table#1", "this.json", "this.log", "this.addFlash#1", "messenger.addMessage", "messenger.addError", "messenger.addWarning", "messenger.addStatus", "io.success", "io.error", "io.writeln", "io.write", "io.text", "io.note", "io.warning", "io.caution", "io.info", "io.comment", "io.title", "io.section", "io.listing", "io.table", "io.definitionList", "debug", "withContext", "Log.withContext", "json",
		},
		loggers:          set("Logger Monolog.Logger Log.channel Log.stack LoggerFactory.getLogger"),
		environment:      set("_ENV _SERVER"),
		readsEnvironment: set("getenv env"),
		asks:             set("getSecretValue accessSecretVersion getSecret askHidden secret get_defined_vars func_get_args"),
		gets:             set("get_option get_site_option Configure.read .option .argument .getOption .getArgument .getData .getQuery .getHeaderLine .getPost .getParam .getQueryParam .getServer .getCookie .getParsedBodyParam .getParameter"),
		calls:            true,
		serializes:       set("var_dump print_r var_export dump dd ddd serialize json_encode"),
		addsTo:           set("array_push array_unshift"),
		shorthands:       map[string]string{"mb_substr": "substr", "mb_strcut": "substr", "iconv_substr": "substr"},
		carries:          set("sprintf vsprintf implode join trim ltrim rtrim strval json_encode base64_encode base64_decode urlencode rawurlencode urldecode rawurldecode http_build_query htmlspecialchars htmlentities htmlspecialchars_decode html_entity_decode esc_html esc_attr esc_url esc_js esc_textarea esc_html__ wp_kses wp_kses_post wp_unslash wp_json_encode serialize unserialize json_decode strtoupper strtolower ucfirst lcfirst ucwords str_pad mb_str_pad nl2br addslashes stripslashes strip_tags array_merge array_replace array_values array_filter array_slice array_splice array_unique array_chunk array_fill array_fill_keys array_pad array_diff array_intersect array_flip array_map array_reduce array_walk bin2hex hex2bin strrev str_repeat wordwrap chunk_split mb_strtoupper mb_strtolower mb_convert_case mb_convert_encoding iconv utf8_encode utf8_decode array_combine array_reverse iterator_to_array var_export print_r collect toArray toJson all first last get offsetGet __toString reset end current next array_pop array_shift explode str_split preg_split strstr strrchr stristr get_object_vars escapeshellarg quotemeta preg_quote nl_langinfo of trim upper lower append prepend"),
		self:             set("this self static"),
		constructor:      "__construct",
		library:          phpCall,
		arrays:           true,
		references:       true,
		inherits:         true,
		dumps:            set("CURLOPT_VERBOSE debug DEBUG phpinfo getallheaders apache_request_headers get_object_vars var_dump print_r"),
		writers:          set("fwrite fputs fprintf vfprintf fputcsv file_put_contents"),
		cleans:           set("filled missing isNotFilled anyFilled whenFilled array_keys array_key_exists ctype_alnum password_verify hash_equals password_hash wp_hash_password crypt"),
	}
}
