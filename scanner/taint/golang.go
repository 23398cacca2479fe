package taint

import (
	"strconv"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

func goDialect() *dialect {
	return &dialect{
		sinks: append(goFamilies(),
			"fmt.Print", "fmt.Printf", "fmt.Println", "print", "println", "panic", "spew.Dump", "spew.Printf", "spew.Println", "pp.Print", "pp.Println", "pp.Printf", "litter.Dump", "pretty.Print", "pretty.Println", "pretty.Printf", "color.Red", "color.Green", "color.Yellow", "color.Cyan", "color.Blue", "pterm.*", "syslog.Writer.*",
			"fmt.Errorf", "errors.New", "errors.Errorf", "errors.Wrap#1", "errors.Wrapf#1", "errors.WithMessage#1", "errors.WithMessagef#1", "xerrors.New", "xerrors.Errorf", "status.Error#1", "status.Errorf#1", "status.New#1", "status.Newf#1", "connect.NewError#1", "cli.Exit", "cli.NewExitError",
			"log.Print", "log.Printf", "log.Println", "log.Fatal", "log.Fatalf", "log.Fatalln", "log.Panic", "log.Panicf", "log.Panicln", "log.Output#1",
			"slog.Debug", "slog.Info", "slog.Warn", "slog.Error", "slog.Log#2", "slog.LogAttrs#2", "slog.DebugContext#1", "slog.InfoContext#1", "slog.WarnContext#1", "slog.ErrorContext#1", "slog.With",
			"logrus.WithField", "logrus.WithFields", "logrus.Entry.*", "glog.*", "GinkgoWriter.Print", "GinkgoWriter.Printf", "GinkgoWriter.Println", "ginkgo.Fail", "ginkgo.Skip", "ginkgo.AbortSuite", "ginkgo.AddReportEntry",
			"testing.T.*", "testing.B.*", "testing.F.*", "testing.TB.*",
			"http.Error#1", "http.ResponseWriter.Write", "http.ResponseWriter.WriteString", "http.ResponseWriter.Header.Set#1", "http.ResponseWriter.Header.Add#1",
			"gin.Context.JSON#1", "gin.Context.IndentedJSON#1", "gin.Context.PureJSON#1", "gin.Context.SecureJSON#1", "gin.Context.AsciiJSON#1", "gin.Context.JSONP#1", "gin.Context.XML#1", "gin.Context.YAML#1", "gin.Context.TOML#1", "gin.Context.String#1", "gin.Context.HTML#1", "gin.Context.Data#1", "gin.Context.Header#1", "gin.Context.AbortWithStatusJSON#1", "gin.Context.AbortWithError#1", "gin.Context.Error", "gin.Context.Writer.Write", "gin.Context.Writer.WriteString",
			"echo.Context.JSON#1", "echo.Context.JSONPretty#1", "echo.Context.String#1", "echo.Context.HTML#1", "echo.Context.XML#1", "echo.Context.Blob#1", "echo.Context.Response.Header.Set#1", "echo.NewHTTPError#1",
			"fiber.Ctx.JSON", "fiber.Ctx.SendString", "fiber.Ctx.Send", "fiber.Ctx.WriteString", "fiber.Ctx.Write", "fiber.Ctx.Set#1", "fiber.Ctx..JSON", "fiber.Ctx..SendString", "fiber.Ctx..Send", "fiber.NewError#1",
			"render.JSON#2", "render.PlainText#2", "render.HTML#2", "render.XML#2", "render.Data#2",
			"cobra.Command.Print", "cobra.Command.Printf", "cobra.Command.Println", "cobra.Command.PrintErr", "cobra.Command.PrintErrf", "cobra.Command.PrintErrln",
			"sentry.CaptureMessage", "os.Stdout.Write", "os.Stdout.WriteString", "os.Stderr.Write", "os.Stderr.WriteString",
		),
		streams:          []string{"os.Stdout", "os.Stderr", "http.ResponseWriter", "gin.Context.Writer", "echo.Context.Response", "cobra.Command.OutOrStdout", "cobra.Command.OutOrStderr", "cobra.Command.ErrOrStderr", "log.Writer"},
		addsTo:           set(".Execute .ExecuteTemplate fmt.Fprint fmt.Fprintf fmt.Fprintln io.WriteString io.Copy copy color.Fprintf color.Fprintln"),
		loggers:          set("log.New log.Default slog.New slog.Default slog.With zap.L zap.S zap.New zap.NewProduction zap.NewDevelopment zap.NewExample zap.Must Sugar Desugar logrus.New logrus.StandardLogger logrus.WithField logrus.WithFields logrus.WithError logrus.WithContext logrus.NewEntry zerolog.New zerolog.Ctx log.Ctx hclog.New hclog.Default hclog.L klog.Background klog.FromContext klog.LoggerWithValues logr.FromContextOrDiscard zapr.NewLogger stdr.New LoggerFrom log.FromContext ctxzap.Extract WithValues WithName WithGroup"),
		environment:      set(""),
		readsEnvironment: set("os.Getenv os.LookupEnv syscall.Getenv os.Environ syscall.Environ"),
		asks:             set("httputil.DumpRequest httputil.DumpRequestOut term.ReadPassword terminal.ReadPassword gopass.GetPasswd gopass.GetPasswdMasked speakeasy.Ask keyring.Get GetSecretValue AccessSecretVersion GetSecretValueWithContext"),
		gets:             set("flag.String flag.Lookup pflag.String kingpin.Flag .String .Strings .StringSlice .MustString .StringMap .Bytes .Cookie .GetStringSlice .GetStringMap .GetStringMapString"),
		innocent:         set("err ok Env"), // an error that tells a secret leaks it where it is made
		asksSecond:       set("BasicAuth"),
		carries: set("exec.Command exec.CommandContext strings.CutPrefix strings.CutSuffix bytes.CutPrefix bytes.CutSuffix Front Back string byte rune any fmt.Sprint fmt.Sprintf fmt.Sprintln fmt.Append fmt.Appendf fmt.Appendln errors.Join strconv.Quote strconv.QuoteToASCII strconv.AppendQuote url.QueryEscape url.PathEscape url.UserPassword EncodeToString AppendEncode hex.Dump json.Marshal json.MarshalIndent json.RawMessage xml.Marshal xml.MarshalIndent yaml.Marshal toml.Marshal spew.Sdump spew.Sprint spew.Sprintf pretty.Sprint pretty.Sprintf pretty.Formatter pp.Sprint pp.Sprintf pp.Sprintln litter.Sdump hclog.Fmt hclog.Quote html.EscapeString template.HTMLEscapeString shellescape.Quote" +
			" strings.Join strings.ToUpper strings.ToLower strings.Title strings.TrimSpace strings.Trim strings.TrimLeft strings.TrimRight strings.TrimPrefix strings.TrimSuffix strings.TrimFunc strings.Fields strings.Split strings.SplitN strings.SplitAfter strings.Clone strings.NewReader strings.Repeat strings.ToValidUTF8" +
			" bytes.Join bytes.ToUpper bytes.ToLower bytes.TrimSpace bytes.Trim bytes.TrimPrefix bytes.TrimSuffix bytes.Clone bytes.NewBufferString bytes.NewBuffer bytes.NewReader bytes.Fields bytes.Split slices.Clone slices.Concat maps.Clone maps.Values slices.Collect slices.Sorted slices.Values cmp.Or append io.ReadAll io.MultiReader bufio.NewReader bufio.NewScanner ptr.To pointer.String aws.String aws.ToString proto.String lo.ToPtr" +
			" Bytes Text String Encode Load Deref Value Unwrap Reveal Expose GoString Error " +
			" slog.String slog.Any slog.Group slog.StringValue slog.AnyValue slog.GroupValue zap.String zap.Strings zap.Any zap.ByteString zap.Binary zap.Reflect zap.Stringp zap.Stringer zap.Object zap.Inline zap.Namespace attribute.String" +
			" Str Strs Stringer Hex RawJSON Any Interface Dict Int Int64 Float64 Bool Err Dur Time Timestamp Caller Stack Array Object EmbedObject Func Uint Fields Ctx Err AnErr With"),
		replaces: set("strings.Replace strings.ReplaceAll bytes.Replace bytes.ReplaceAll"),
		cleans:   set("len cap Sum Sum224 Sum256 Sum384 Sum512 Sum32 Sum64 ConstantTimeCompare GenerateFromPassword CompareHashAndPassword IDKey hmac.New Seal Equal EqualFold RuneCountInString RuneCount IndexByte LastIndex Index ContainsAny ContainsRune Count DecodedLen EncodedLen reflect.TypeOf os.Getwd Getwd"),
		self:     map[string]bool{},
		typed:    true,
		several:  true,
		verbs:    true,
		library:  goCall,
		dumps:    set("SetDebug EnableDump EnableDumpAll EnableDumpAllTo EnableDumpAllToFile EnableDumpEachRequest DevMode EnableDebugLog WithClientLogMode"),
		keyFirst: true,
	}
}

// goFamilies returns what loggers and tests print with, at all their levels and in
// all their forms.
func goFamilies() []string {
	sinks := events()
	for _, level := range strings.Fields("Trace Debug Info Print Warn Warning Error Fatal Panic") {
		for _, form := range strings.Fields("# f# ln# Fn#") {
			sinks = append(sinks, "logrus."+level+form+"0")
		}
	}
	for _, level := range strings.Fields("Info Warning Error Fatal Exit") {
		for _, form := range strings.Fields("#0 f#0 ln#0 S#0 Depth#1 fDepth#1 Depthf#1 lnDepth#1 SDepth#1") {
			sinks = append(sinks, "klog."+level+form, "klog.."+level+form, "glog.."+level+form)
		}
	}
	for from, names := range []string{1: "Fail FailNow", 2: "True False Nil NotNil NoError Error Empty NotEmpty Zero NotZero Panics NotPanics", 3: "Equal NotEqual EqualValues Exactly Contains NotContains Len ErrorIs ErrorAs ErrorContains EqualError Same NotSame Greater Less GreaterOrEqual LessOrEqual Regexp NotRegexp ElementsMatch Subset IsType Implements JSONEq YAMLEq"} {
		for _, name := range strings.Fields(names) {
			at := "#" + strconv.Itoa(from)
			sinks = append(sinks, "assert."+name+at, "assert."+name+"f"+at, "require."+name+at, "require."+name+"f"+at)
		}
	}
	return sinks
}

// events returns the ends of zerolog's chains: log.Info().Str("key", key).Msg("…").
func events() (sinks []string) {
	for _, level := range strings.Fields("Trace Debug Info Warn Error Fatal Panic Log WithLevel Err") {
		for _, end := range strings.Fields("Msg Msgf Send MsgFunc") {
			sinks = append(sinks, level+".."+end)
		}
	}
	return append(sinks, "With..Logger")
}

// verbs takes from arguments what their verbs do not show: of %T it is all, of
// %.4s what is behind the fourth character.
func (a *analysis) verbs(args []argument) {
	for i, g := range args {
		if a.Kind(g.node) != syntax.String {
			continue
		}
		for j, verb := range verbsOf(a.last(g.node)) {
			if i+1+j >= len(args) || !args[i+1+j].value.leaks() || verb == "" {
				continue
			}
			v := &args[i+1+j]
			if size, ok := precision([]byte(verb)); ok {
				v.value = a.slice(v.value, 0, size, v.node)
			} else if strings.HasSuffix(verb, "T") || strings.HasSuffix(verb, "p") {
				v.value = clean
			}
		}
		return
	}
}

// verbsOf returns the verbs of a format, for each argument its one. Nothing is
// known behind one that chooses its argument by itself.
func verbsOf(format string) (verbs []string) {
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			continue
		}
		from := i
		for i++; i < len(format) && strings.IndexByte("+-# 0123456789.*", format[i]) >= 0; i++ {
			if format[i] == '*' {
				verbs = append(verbs, "")
			}
		}
		switch {
		case i >= len(format) || format[i] == '[':
			return verbs
		case format[i] != '%':
			verbs = append(verbs, format[from:i+1])
		}
	}
	return verbs
}

// fill puts what a call is given into its first argument, or prints it, if that
// is what is printed.
func (a *analysis) fill(n int32, path string, args []argument, given *value) {
	into := args[0]
	if v := into.value; a.dialect.isStream(a.path(into.node)) || v != nil && v.kind == logging {
		a.leak(a.Nodes[n].From, path, given)
		return
	}
	if given.leaks() {
		a.put(into.node, "", given.then(a.Nodes[n].From, "it is written into `"+a.last(into.node)+"`"))
	}
}
