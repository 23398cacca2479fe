package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/stanchscan/stanch/scanner"
)

// cache returns the folder for what is kept between scans; "" for none. It is
// never inside of what is scanned: a repository could bring it.
func (f *scanFlags) cache(t *scanner.Target) (string, error) {
	if f.noCache || t == nil || t.Repo == nil {
		return "", nil
	}
	dir := f.cacheDir
	if dir == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return "", nil // a machine without homes, such as in CI
		}
		dir = filepath.Join(user, "stanch")
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for _, top := range []string{t.Top, t.Repo.GitDir, t.Repo.CommonDir, t.Repo.Objects} {
		switch {
		case top == "" || !inside(dir, top):
		case f.cacheDir == "":
			return "", nil
		default:
			return "", usage(fmt.Errorf("--cache-dir %q lies in the scanned repository, which could bring its own cache: name another folder", f.cacheDir))
		}
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		if f.cacheDir == "" {
			return "", nil // a home that nobody may write to
		}
		return "", usage(fmt.Errorf("--cache-dir: %w", err))
	}
	return dir, nil
}

// inside tells whether dir, which may not exist yet, is top or lies in it.
func inside(dir, top string) bool {
	for {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			rel, err := filepath.Rel(top, real)
			return err == nil && (rel == "." || filepath.IsLocal(rel))
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return false
		}
		dir = parent
	}
}

// build tells this build of the program from others.
func build() string {
	var all []string
	if info, ok := debug.ReadBuildInfo(); ok {
		all = append(all, info.GoVersion, info.Main.Version, info.Main.Sum)
		for _, s := range info.Settings {
			all = append(all, s.Key+"="+s.Value)
		}
	}
	if path, err := os.Executable(); err == nil {
		if info, err := os.Stat(path); err == nil {
			all = append(all, fmt.Sprint(info.Size(), info.ModTime().UnixNano()))
		}
	}
	return strings.Join(all, "\n")
}
