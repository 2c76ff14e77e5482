package config

import (
	"runtime"
	"strings"
)

// EditorCommand returns the program that texts are edited with and its
// arguments: that of the settings, else $VISUAL, else $EDITOR, on Windows else
// the one that is always there. Errors are *Problem.
func EditorCommand(s Settings, env func(name string) string) ([]string, error) {
	for _, command := range []string{s.Editor, env("VISUAL"), env("EDITOR")} {
		if strings.TrimSpace(command) != "" {
			return SplitCommand(command)
		}
	}
	if runtime.GOOS == "windows" {
		return []string{"notepad"}, nil
	}
	return nil, &Problem{Code: codeNoEditor}
}

// SplitCommand splits a command into its fields at spaces. Quotes of either
// kind hold a field together; outside of them, a backslash before a space, a
// quote or another backslash makes that an ordinary character, and before
// anything else is one itself, as Windows paths need. Quotes that aren't closed
// and a command without a program are a *Problem.
func SplitCommand(command string) ([]string, error) {
	fields, ok := split(command)
	if !ok {
		return nil, &Problem{Code: codeQuotes, Args: []any{command}}
	}
	return fields, nil
}

// split is SplitCommand without the words for what is wrong.
func split(command string) (fields []string, ok bool) {
	var field strings.Builder
	begun := false
	quote := rune(0)
	runes := []rune(command)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case r == '\\' && quote != '\'' && i+1 < len(runes) && strings.ContainsRune(`"\`, runes[i+1]),
			r == '\\' && quote == 0 && i+1 < len(runes) && strings.ContainsRune(` '`, runes[i+1]):
			i++
			field.WriteRune(runes[i])
			begun = true
		case quote == 0 && (r == '"' || r == '\''):
			quote = r
			begun = true
		case quote == 0 && (r == ' ' || r == '\t'):
			if begun {
				fields = append(fields, field.String())
				field.Reset()
				begun = false
			}
		default:
			field.WriteRune(r)
			begun = true
		}
	}
	if begun {
		fields = append(fields, field.String())
	}
	return fields, quote == 0 && len(fields) > 0 && fields[0] != ""
}
