package cli

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// mask begins an argument that starts with a dash and is a text or a number
// all the same ("-3", "- first point"). It keeps the parser from reading it as
// a flag, and can't be typed: no system passes a NUL in an argument.
const mask = "\x00"

// masked returns the arguments with those that can't be flags masked. Flags of
// the program are one or two dashes and Latin letters, without a blank before
// the value; -o is the only short one that takes a value.
func masked(args []string) []string {
	out := make([]string, len(args))
	for i, arg := range args {
		out[i] = arg
		if arg == "--" {
			copy(out[i:], args[i:])
			break
		}
		if isText(arg) {
			out[i] = mask + arg
		}
	}
	return out
}

func isText(arg string) bool {
	rest, dashed := strings.CutPrefix(arg, "-")
	if !dashed || rest == "" {
		return false
	}
	if long, ok := strings.CutPrefix(rest, "-"); ok {
		if long == "" {
			return false
		}
		name, _, _ := strings.Cut(long, "=")
		return !isLetter(long[0]) || strings.ContainsAny(name, " \t\n")
	}
	return !isLetter(rest[0]) || rest[0] != 'o' && strings.ContainsAny(rest, " \t\n")
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// unmasked is an argument as it was typed.
func unmasked(arg string) string { return strings.TrimPrefix(arg, mask) }

// argument is a place on a command's line.
type argument struct {
	name     string // key of its placeholder: cli.place.<name>
	optional bool
	many     bool // takes all that is left: the words of a title, of a search
	loose    bool // the same, where the help need not say so: "3. december" unquoted
}

// expect makes a cobra argument check that speaks the user's language. Texts in
// several words without quotation marks are the commonest slip, and the
// sentence for it says so.
func (a *app) expect(places ...argument) cobra.PositionalArgs {
	least, most, slip := 0, len(places), "cli-too-much"
	for _, p := range places {
		if slices.Contains([]string{"text", "title", "name", "setting"}, p.name) {
			slip = "cli-too-much-quote"
		}
		if !p.optional {
			least++
		}
		if p.many || p.loose {
			most = -1
		}
	}
	return func(cmd *cobra.Command, args []string) error {
		for i := range args {
			args[i] = unmasked(args[i])
			if !utf8.ValidString(args[i]) {
				return fault("cli-not-utf8")
			}
		}
		switch {
		case len(args) < least:
			return usage("cli-too-little", a.usageLine(cmd))
		case most >= 0 && len(args) > most:
			return usage(slip, a.usageLine(cmd))
		}
		return nil
	}
}

// value is a flag's value as it was typed. Repeated, the last one counts.
type value struct {
	text string
	set  bool
}

func (v *value) String() string { return v.text }
func (v *value) Type() string   { return "text" }

// Set takes what was typed.
func (v *value) Set(text string) error {
	v.text, v.set = unmasked(text), true
	if !utf8.ValidString(v.text) {
		return fault("cli-not-utf8")
	}
	return nil
}

// values are those of a flag that may be given several times, or several at
// once with commas between.
type values struct {
	texts []string
	set   bool
}

func (v *values) String() string { return strings.Join(v.texts, ",") }
func (v *values) Type() string   { return "texts" }

// Set takes what was typed, one more time.
func (v *values) Set(text string) error {
	v.set = true
	if !utf8.ValidString(text) {
		return fault("cli-not-utf8")
	}
	for part := range strings.SplitSeq(unmasked(text), ",") {
		if part = strings.TrimSpace(part); part != "" {
			v.texts = append(v.texts, part)
		}
	}
	return nil
}
