package taint

import (
	"bytes"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

func csharpDialect() *dialect {
	return &dialect{
		sinks: []string{
			"Console.Write", "Console.WriteLine", "Console.Error.*", "Console.Out.*", "Debug.*", "Trace.*", "Diagnostics.Debug.*", "Diagnostics.Trace.*", "Debugger.Log", ".TraceEvent", ".TraceData", ".TraceInformation", ".TraceTransfer",
			"Log.Verbose", "Log.Debug", "Log.Information", "Log.Warning", "Log.Error", "Log.Fatal", "Log.Write", "LogContext.PushProperty", "LogContext.Push", "ScopeContext.PushProperty", "ScopeContext.PushNestedState", "MappedDiagnosticsLogicalContext.Set", "MappedDiagnosticsContext.Set", "MDLC.Set", "MDC.Set", "LogicalThreadContext.Properties.[]", "ThreadContext.Properties.[]", "GlobalContext.Properties.[]", "AnsiConsole.*",
			"Ok", "Created", "Accepted", "BadRequest", "NotFound", "Conflict", "Unauthorized", "UnprocessableEntity", "StatusCode", "Content", "Json", "Problem", "JsonResult", "ObjectResult", "OkObjectResult", "BadRequestObjectResult", "NotFoundObjectResult", "UnauthorizedObjectResult", "ConflictObjectResult", "Results.*", "TypedResults.*",
			"WriteAsync", "WriteAsJsonAsync", "Response.Write", "Response.WriteAsync", "Response.WriteAsJsonAsync", "Response.Body.WriteAsync", "Response.Headers.Append", "Response.Headers.Add", "Response.Headers.TryAdd", "Response.Headers.[]", "Response.Cookies.Append",
			"Environment.FailFast", "MessageBox.Show", ".WriteEntry", "EventLog.WriteEvent", ".TrackTrace", ".TrackEvent", ".TrackException", "SentrySdk.CaptureMessage", "SentrySdk.AddBreadcrumb", "scope.SetExtra", "scope.SetTag", "ModelState.AddModelError#1", ".CreateErrorResponse", ".CreateResponse",
			"Assert.True#1", "Assert.False#1", "Assert.IsTrue#1", "Assert.IsFalse#1", "Assert.IsNotNull#1", "Assert.IsNull#1", "Assert.NotNull#1", "Assert.That#1", "Assert.Fail", "Assert.Inconclusive", "Assert.Ignore", "Assert.Warn", "Assert.Skip", "TestContext.Write", "TestContext.WriteLine", "TestContext.Out.*", "TestContext.Error.*", "TestContext.Progress.*", "output.WriteLine", "_output.WriteLine", "outputHelper.WriteLine", "_outputHelper.WriteLine", "testOutputHelper.WriteLine", "_testOutputHelper.WriteLine",
		},
		streams:          []string{"Console.OpenStandardOutput", "Console.OpenStandardError"},
		loggers:          set("LogManager.GetLogger LogManager.GetCurrentClassLogger LoggerFactory.Create CreateLogger Log.ForContext Log.Logger"),
		readsEnvironment: set("GetEnvironmentVariable GetEnvironmentVariables Configuration.GetValue configuration.GetValue config.GetValue _configuration.GetValue _config.GetValue"),
		asks:             set("GetSecret GetSecretAsync GetSecretValueAsync GetSecretValue AccessSecretVersion AccessSecretVersionAsync ReadPassword GetPassword ToXmlString SecureStringToBSTR SecureStringToGlobalAllocUnicode SecureStringToGlobalAllocAnsi SecureStringToCoTaskMemUnicode"),
		carries: set("Concat Format Join Copy ToBase64String FromBase64String ToHexString ToHexStringLower FromHexString GetBytes GetString GetChars Serialize SerializeAsync SerializeObject SerializeToUtf8Bytes SerializeToElement SerializeToNode SerializeToDocument ToJson ToJsonString FromObject BitConverter.ToString FormattableString.Invariant" +
			" Split ToString ToStringUtf8 ToUpper ToLower Trim TrimStart TrimEnd PadLeft PadRight Insert Remove Normalize Append AppendLine AppendFormat AppendJoin ToCharArray AsSpan AsMemory ToArray ToList ToDictionary ToHashSet ToLookup AsEnumerable AsReadOnly" +
			" Select SelectMany Where First FirstOrDefault FirstAsync FirstOrDefaultAsync Single SingleOrDefault Last LastOrDefault ElementAt ElementAtOrDefault Aggregate Reverse OrderBy OrderByDescending ThenBy Distinct Skip SkipWhile TakeWhile Cast OfType Prepend Union Intersect Except DefaultIfEmpty Zip Chunk Max Min" +
			" Task.FromResult ValueTask.FromResult GetAwaiter GetResult ConfigureAwait WaitAsync AsTask Tuple.Create ValueTuple.Create KeyValuePair.Create PtrToStringUni PtrToStringBSTR PtrToStringAuto PtrToStringAnsi" +
			" UrlEncode UrlDecode HtmlEncode HtmlDecode UrlPathEncode EscapeDataString EscapeUriString UnescapeDataString AddQueryString Escape Unescape Encode Decode JavaScriptEncoder.Encode StringBuilder Dictionary SortedDictionary ConcurrentDictionary List HashSet Queue Stack KeyValuePair Lazy Uri UriBuilder StringContent AuthenticationHeaderValue MemoryStream StringReader StringWriter Value FromConstant"),
		cleans:     set("GetType Protect ProtectKeyWithNamedKey HashData ComputeHash FixedTimeEquals SecureStringHash ZeroFreeBSTR"),
		serializes: set("Serialize SerializeAsync SerializeObject SerializeToUtf8Bytes SerializeToElement SerializeToNode SerializeToDocument ToJson ToJsonString FromObject Dump Ok Created Accepted BadRequest NotFound Conflict Unauthorized UnprocessableEntity StatusCode Json JsonResult ObjectResult OkObjectResult BadRequestObjectResult WriteAsJsonAsync"),
		writers:    set("MapGet MapPost MapPut MapDelete MapPatch MapMethods Map MapFallback Write WriteLine"),
		library:    sharpCall,
		self:       set("this base"),
		routes:     set("HttpGet HttpPost HttpPut HttpDelete HttpPatch HttpHead Route"),
		bare:       true,
		keyFirst:   true,
		declares:   true,
	}
}

// sharpParts are the classes of .NET whose objects have properties that are what they
// were made of, and do not show them.
var sharpParts = map[string][]string{
	"ProcessStartInfo": {"FileName", "Arguments"}, "NetworkCredential": {"UserName", "Password", "Domain"}, "Claim": {"Type", "Value"}, "SqlCredential": {"UserId", "Password"},
}

// sharpCall looks at a call of C#'s: one that gives what it finds to an argument, or
// makes an object.
func sharpCall(a *analysis, s *site) (*value, bool) {
	if parts := sharpParts[s.name]; parts != nil && a.Nodes[s.n].Flag&syntax.New != 0 {
		v := &value{fields: map[string]*value{}}
		for i, g := range s.args {
			switch {
			case a.Kind(g.node) == syntax.List && g.value != nil:
				for name, f := range g.value.fields {
					v.fields[name] = f
				}
			case i < len(parts):
				v.fields[parts[i]] = g.value
			}
		}
		return v, true
	}
	switch path := lastTwo(s.path); {
	case a.Kind(s.callee) == syntax.Member && (path == "LoggerMessage.Define" || path == "LoggerMessage.DefineScope"):
		return &value{kind: callable, name: path}, true
	case a.logging[s.name] && a.Kind(s.callee) == syntax.Name, consoles[s.name] && a.Kind(s.callee) == syntax.Name && bytes.Contains(a.Source, []byte("using static System.Console")):
		a.leak(a.Nodes[s.n].From, s.path, s.given)
		return nil, true
	case answering[s.name] && a.Kind(s.callee) == syntax.Member:
		a.answers(s)
		return nil, true
	}
	if !strings.HasPrefix(s.name, "Try") || len(s.args) == 0 {
		return nil, false
	}
	last := s.args[len(s.args)-1].node
	if a.Kind(last) != syntax.Spread || a.last(last) == "_" {
		return nil, false
	}
	a.assign(a.Child(last, 0), a.tried(s), a.Nodes[s.n].From)
	return clean, true
}

// consoles are the functions of Console that print, by which they are called where
// that is imported.
var consoles = set("Write WriteLine")

// answering are the functions that are told what answers requests.
var answering = set("MapGet MapPost MapPut MapDelete MapPatch MapMethods Map MapFallback")

// answers follows the functions that a call is told to answer requests with.
func (a *analysis) answers(s *site) {
	for _, g := range s.args {
		if f := a.functions[g.node]; a.Kind(g.node) == syntax.Func && f != nil {
			a.leak(a.Nodes[s.n].From, "the response", f.result)
		}
	}
}

// declaredLoggers notes the methods of a class that a mark makes log what they are
// given.
func (a *analysis) declaredLoggers(body int32) {
	marked := false
	for c := range a.Children(body) {
		switch a.Kind(c) {
		case syntax.Mark:
			marked = marked || a.path(a.Child(c, 0)) == "LoggerMessage"
		case syntax.Call:
			if marked && a.logging == nil {
				a.logging = map[string]bool{}
			}
			if marked {
				a.logging[a.last(a.Child(c, 0))] = true
			}
			marked = false
		default:
			marked = false
		}
	}
}

// tried returns what a method finds that only may find it: TryGetValue("key", out …).
func (a *analysis) tried(s *site) *value {
	if s.name == "TryParse" || s.name == "TryParseExact" {
		return clean
	}
	if m := callMeaning(s.name[len("Try"):]); m > plain {
		return a.secret(s, gradeOf(m), "`"+s.name+"` finds it")
	}
	key := a.last(s.args[0].node)
	if s.name != "TryGetValue" {
		return s.held
	}
	if a.Kind(s.args[0].node) == syntax.String && key != "" {
		if s.receiver != nil && s.receiver.fields[key] != nil {
			return s.receiver.fields[key]
		}
		if v := a.byName(s.n, key, "read"); v != nil {
			return v
		}
		return clean
	}
	return s.held
}
