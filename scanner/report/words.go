package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// number writes n with a comma after each three digits.
func number[N int | int64](n N) string {
	s := strconv.FormatInt(int64(n), 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// count writes n of a noun in its right form: "1 file", "1,203 files".
func count(n int, noun string) string {
	return number(n) + " " + nounFor(n, noun)
}

// nounFor returns the noun for n things. An adjective goes before the noun; a
// noun with something behind it ("line of code") bends at its first word.
func nounFor(n int, noun string) string {
	if n == 1 {
		return noun
	}
	head, rest, found := strings.Cut(noun, " of ")
	if found {
		rest = " of " + rest
	}
	switch {
	case head == "":
		return noun
	case strings.HasSuffix(head, "s"), strings.HasSuffix(head, "x"), strings.HasSuffix(head, "ch"):
		return head + "es" + rest
	case strings.HasSuffix(head, "y") && !strings.HasSuffix(head, "ey") && !strings.HasSuffix(head, "ay"):
		return strings.TrimSuffix(head, "y") + "ies" + rest
	}
	return head + "s" + rest
}

// list writes "a", "a and b", "a, b and c".
func list(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " and " + items[last]
}

// size writes a number of bytes: "1 byte", "812 bytes", "1.5 GB". The units
// are those of 1,000.
func size(n int64) string {
	if n < 1000 {
		return count(int(n), "byte")
	}
	value, unit := float64(n), 0
	units := []string{"bytes", "kB", "MB", "GB", "TB", "PB", "EB"}
	for value >= 999.5 && unit < len(units)-1 {
		value, unit = value/1000, unit+1
	}
	return short(value) + " " + units[unit]
}

// took writes a duration: "340 ms", "4.1 s", "2 min 5 s".
func took(d time.Duration) string {
	switch {
	case d < time.Millisecond:
		return "under 1 ms"
	case d < 999500*time.Microsecond:
		return fmt.Sprintf("%d ms", d.Round(time.Millisecond).Milliseconds())
	case d < 59500*time.Millisecond:
		return short(d.Seconds()) + " s"
	}
	d = d.Round(time.Second)
	return fmt.Sprintf("%s min %d s", number(int(d.Minutes())), int(d.Seconds())%60)
}

// short writes a value with one digit after the point while it is small.
func short(value float64) string {
	if rounded := math.Round(value*10) / 10; rounded < 10 {
		return strings.TrimSuffix(strconv.FormatFloat(rounded, 'f', 1, 64), ".0")
	}
	return strconv.FormatFloat(value, 'f', 0, 64)
}

// age writes how long before now a day was, in the largest unit that fits.
// "" where there is nothing to compare.
func age(then, now time.Time) string {
	days := int(now.Sub(then).Hours() / 24)
	switch {
	case then.IsZero() || now.IsZero():
		return ""
	case then.After(now.Add(24 * time.Hour)): // a day for clocks and zones
		return "dated in the future"
	case days < 1:
		return "within a day"
	case days < 60:
		return count(days, "day") + " ago"
	case days < 2*365:
		return count(days/30, "month") + " ago"
	}
	return count(days/365, "year") + " ago"
}

// day writes the date of t in t's own zone.
func day(t time.Time) string { return civil(t).Format(time.DateOnly) }

// Date writes t as RFC 3339 in t's own zone. Commits carry any date and zone
// that somebody cared to write: a zone of a day or more becomes UTC, and a
// year that the form cannot hold becomes its last or first moment.
func Date(t time.Time) string { return civil(t).Format(time.RFC3339) }

func civil(t time.Time) time.Time {
	if _, offset := t.Zone(); offset <= -86400 || offset >= 86400 {
		t = t.UTC()
	}
	switch {
	case t.Year() > 9999:
		return time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)
	case t.Year() < 0:
		return time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return t
}

// abbreviate returns the first ten digits of an object's id.
func abbreviate(id string) string { return id[:min(10, len(id))] }

// clip cuts a text that somebody made longer than anybody reads.
func clip(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}

// glue stands for a space at which wrap may not break. Escape never leaves it
// in a text.
const glue = "\x00"

// unglued returns a text with plain spaces, for what is not wrapped.
func unglued(text string) string { return strings.ReplaceAll(text, glue, " ") }

// wrap breaks text between words into lines of at most width characters. A
// word that is longer, such as a path, stays whole: it is there to be copied.
func wrap(text string, width int) []string {
	var lines []string
	line, length := "", 0
	for _, word := range strings.Split(text, " ") {
		n := utf8.RuneCountInString(word)
		word = strings.ReplaceAll(word, glue, " ")
		if length > 0 && length+1+n > width {
			lines, line, length = append(lines, line), word, n
			continue
		}
		if length > 0 {
			line, length = line+" ", length+1
		}
		line, length = line+word, length+n
	}
	return append(lines, line)
}
