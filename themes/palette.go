package themes

import "strings"

// Palette is the colours of a theme on a light or a dark ground. A colour is
// "#rrggbb", or "" for none, which leaves what the terminal has.
type Palette struct {
	Ground     string // the background that the colours are made for; never painted
	Background string // the background that is painted behind everything
	Select     string // background of the chosen row
	CursorLine string // background of the line that is written on

	Text       Style // running text
	Muted      Style // what is read second: dates, help, the footer
	Strong     Style // a heading, the one bold thing
	Accent     Style // where one is, and the keys that work
	Line       Style // rails, axes, rules; never says anything alone
	SelectText Style // text on the chosen row
	Hit        Style // the words that a search found
	Good       Style // saved, reached
	Warn       Style // not saved yet, doubtful
	Trouble    Style // what went wrong
	Star       Style // star moments
}

// Style is how a text looks: its colour, and what it has besides.
type Style struct {
	Color     string // "#rrggbb", or "" for the terminal's own
	Bold      bool
	Underline bool
	Reverse   bool
}

// place is where a token is kept in a palette: one of the two is set.
type place struct {
	color *string
	style *Style
}

// names are the tokens in the order of a theme file.
func names() []string {
	return []string{
		"ground", "background", "select", "cursor_line", "text", "muted", "strong", "accent",
		"line", "select_text", "hit", "good", "warn", "trouble", "star",
	}
}

// places says where each token of a palette is kept.
func (p *Palette) places() map[string]place {
	return map[string]place{
		"ground":      {color: &p.Ground},
		"background":  {color: &p.Background},
		"select":      {color: &p.Select},
		"cursor_line": {color: &p.CursorLine},
		"text":        {style: &p.Text},
		"muted":       {style: &p.Muted},
		"strong":      {style: &p.Strong},
		"accent":      {style: &p.Accent},
		"line":        {style: &p.Line},
		"select_text": {style: &p.SelectText},
		"hit":         {style: &p.Hit},
		"good":        {style: &p.Good},
		"warn":        {style: &p.Warn},
		"trouble":     {style: &p.Trouble},
		"star":        {style: &p.Star},
	}
}

// parseColor reads "#rrggbb" into small letters. Nothing else is a colour: a
// drawing library takes an unknown one for none, and says nothing.
func parseColor(text string) (string, bool) {
	if len(text) != 7 || text[0] != '#' {
		return "", false
	}
	for _, c := range []byte(text[1:]) {
		if !strings.ContainsRune("0123456789abcdefABCDEF", rune(c)) {
			return "", false
		}
	}
	return strings.ToLower(text), true
}

// parseStyle reads a colour and the words bold, underline and reverse, each at
// most once and in any order. Nothing at all is the terminal's own.
func parseStyle(text string) (Style, bool) {
	var s Style
	for _, word := range strings.Fields(text) {
		switch {
		case word == "bold" && !s.Bold:
			s.Bold = true
		case word == "underline" && !s.Underline:
			s.Underline = true
		case word == "reverse" && !s.Reverse:
			s.Reverse = true
		default:
			color, ok := parseColor(word)
			if !ok || s.Color != "" {
				return Style{}, false
			}
			s.Color = color
		}
	}
	return s, true
}
