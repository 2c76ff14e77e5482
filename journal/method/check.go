package method

import (
	"regexp"
	"strings"
	"unicode"
)

// question checks the words of a question: not empty, and {vision} only where it
// can be left out again, since the vision may be emptied at any time.
func (a *applier) question(key, text string) (string, error) {
	text, err := a.clean(key, text)
	if err != nil {
		return "", err
	}
	if text == "" {
		return "", &Problem{Key: key, Code: ProblemEmpty, Args: []any{key}}
	}
	if !a.d.words.leavable(text) {
		return "", &Problem{Key: key, Code: ProblemVision, Args: []any{strings.TrimSpace(a.d.words.Clause)}}
	}
	return text, marks(key, strings.ReplaceAll(text, visionMark, ""))
}

// word checks words that can't be empty, and plain those that can.
func (a *applier) word(key, text string) (string, error) {
	text, err := a.plain(key, text)
	if err == nil && text == "" {
		err = &Problem{Key: key, Code: ProblemEmpty, Args: []any{key}}
	}
	return text, err
}

func (a *applier) plain(key, text string) (string, error) {
	text, err := a.clean(key, text)
	if err != nil {
		return "", err
	}
	return text, marks(key, text)
}

// clean makes one line of the words, as every place that shows them does its
// own wrapping, and refuses characters that a terminal would obey.
func (a *applier) clean(key, text string) (string, error) {
	text = tidy(text)
	if strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) || r == unicode.ReplacementChar }) {
		return "", &Problem{Key: key, Code: ProblemControl, Args: []any{key}}
	}
	return text, nil
}

var mark = regexp.MustCompile(`\{[^{}]*\}`)

// marks refuses what looks like {vision} where nothing would be filled in, a
// misspelt one above all.
func marks(key, text string) error {
	if found := mark.FindString(text); found != "" {
		return &Problem{Key: key, Code: ProblemMark, Args: []any{found}}
	}
	return nil
}
