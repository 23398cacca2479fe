package taint

var csharp = &dialect{
	sinks: []string{
		"Console.Write", "Console.WriteLine", "Console.Error.*", "Console.Out.*", "Debug.*", "Trace.*", "Debugger.Log", "Log.Verbose", "Log.Debug", "Log.Information", "Log.Warning", "Log.Error", "Log.Fatal", "Log.Write", "LogContext.PushProperty", "AnsiConsole.*",
		"Ok", "Results.Ok", "Results.Json", "Results.Text", "Results.Content", "Results.BadRequest", "TypedResults.Ok", "Content", "Json", "BadRequest", "NotFound", "Unauthorized_", "StatusCode", "Problem", "Response.WriteAsync", "WriteAsync", "WriteAsJsonAsync", "Response.Headers.Append", "Response.Headers.Add", "Environment.FailFast", "Debug.Assert#1", "MessageBox.Show", "Assert.Fail", "EventLog.WriteEntry", "ScopeContext.PushProperty", "GlobalContext.Properties",
	},
	loggers:          set("LogManager.GetLogger LogManager.GetCurrentClassLogger LoggerFactory.Create CreateLogger Log.ForContext Log.Logger"),
	readsEnvironment: set("Environment.GetEnvironmentVariable GetEnvironmentVariable Configuration.GetValue configuration.GetValue config.GetValue Environment.GetEnvironmentVariables"),
	environment:      set(""),
	asks:             set("GetSecret GetSecretAsync GetSecretValueAsync ReadPassword GetPassword"),
	carries:          set("string.Format String.Format string.Concat String.Concat string.Join String.Join Convert.ToBase64String Encoding.UTF8.GetBytes Encoding.UTF8.GetString JsonSerializer.Serialize JsonConvert.SerializeObject ToString Append AppendLine AppendFormat Insert Select Where First FirstOrDefault Single Last Aggregate Concat Task.FromResult Tuple.Create ToDictionary ToList ToArray Reverse GetAwaiter GetResult ConfigureAwait PtrToStringUni SecureStringToBSTR HttpUtility.UrlEncode Uri.EscapeDataString WebUtility.UrlEncode StringBuilder Dictionary List KeyValuePair Lazy Value Trim Substring_ Normalize SerializeToUtf8Bytes Convert.ToHexString BitConverter.ToString FormattableString.Invariant"),
	self:             set("this base"),
	routes:           set("HttpGet HttpPost HttpPut HttpDelete"),
	bare:             true,
	keyFirst:         true,
}
