package rules

import "fmt"

// Severity says how much harm a finding may do. Its order is the order of the
// constants.
type Severity int

// The severities. The zero value is none of them.
const (
	Low Severity = iota + 1
	Medium
	High
	Critical
)

var severityNames = map[Severity]string{Low: "low", Medium: "medium", High: "high", Critical: "critical"}

// ParseSeverity reads low, medium, high or critical.
func ParseSeverity(text string) (Severity, error) {
	for s, name := range severityNames {
		if name == text {
			return s, nil
		}
	}
	return 0, fmt.Errorf("%q is not a severity: want low, medium, high or critical", text)
}

// String returns low, medium, high or critical.
func (s Severity) String() string { return severityNames[s] }

// MarshalText returns the name, for JSON.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the name, from JSON and TOML.
func (s *Severity) UnmarshalText(text []byte) (err error) {
	*s, err = ParseSeverity(string(text))
	return err
}

// Confidence says how sure stanch is of the rule that a finding bears.
type Confidence int

// The confidences. The zero value is none of them.
const (
	Unsure Confidence = iota + 1 // low
	Likely                       // medium
	Sure                         // high
)

// String returns low, medium or high.
func (c Confidence) String() string {
	return severityNames[Severity(c)]
}

// MarshalText returns the name, for JSON.
func (c Confidence) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads the name, from JSON. No name is the zero value.
func (c *Confidence) UnmarshalText(text []byte) error {
	for _, known := range []Confidence{0, Unsure, Likely, Sure} {
		if known.String() == string(text) {
			*c = known
			return nil
		}
	}
	return fmt.Errorf("%q is not a confidence: want low, medium or high", text)
}
