package window

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/diff"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
)

// version is one of several versions of a text, whole, with what the one beside it
// does not say marked; enter keeps it.
type version struct {
	name          string
	words, beside string
	written       string
	press         func() tea.Cmd

	shown   string // the words with their marks, once they were asked for
	focused bool   // as last drawn
}

// ID is the name it was given.
func (v *version) ID() string { return v.name }

// Sort is Acted: enter does something with it.
func (v *version) Sort() form.Sort { return form.Acted }

// Draw gives when it was written, and the words.
func (v *version) Draw(p form.Pen) ([]string, *tea.Cursor) {
	s := p.Env.Styles
	mark := "  "
	if v.focused = p.Focused; v.focused {
		mark = s.Accent.Render("▸") + " "
	}
	if v.shown == "" {
		v.shown = marked(v.words, v.beside)
	}
	words := v.shown
	if strings.TrimSpace(words) == "" {
		words = p.Env.T("window.heads.emptied")
	}
	lines := ui.Indent(ui.Paint(ui.Wrap(words, max(1, p.W-2)), s.Text), "  ")
	lines[0] = mark + strings.TrimPrefix(lines[0], "  ")
	return append(lines, "  "+s.Muted.Render(ui.OneLine(v.written, max(1, p.W-2))), ""), nil
}

// Do keeps it.
func (v *version) Do(id action.ID) (tea.Cmd, bool) {
	if id == action.Write {
		return v.press(), true
	}
	return nil, false
}

// Click keeps it where it had the focus already. A first press on a page of words
// is one to read it.
func (v *version) Click(int, int) tea.Cmd {
	if !v.focused {
		return nil
	}
	return v.press()
}

// marks stand around what only one version says. Unlike a colour they are read
// aloud, printed and seen in every terminal.
const markOpen, markClose = "‹", "›"

// marked are the words with what is not in the text beside them marked. Where the
// two have no word in common, marks would only be in the way.
func marked(words, beside string) string {
	if strings.TrimSpace(beside) == "" {
		return words
	}
	var b strings.Builder
	same := false
	for _, part := range diff.Words(beside, words) {
		switch part.Kind {
		case diff.Same:
			same = same || strings.ContainsFunc(part.Text, unicode.IsLetter)
			b.WriteString(part.Text)
		case diff.In:
			b.WriteString(around(part.Text))
		}
	}
	if !same {
		return words
	}
	return b.String()
}

// around puts marks around the words of each line; blanks at their ends stay outside.
func around(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		words := strings.TrimSpace(line)
		if words == "" {
			continue
		}
		at := strings.Index(line, words)
		lines[i] = line[:at] + markOpen + words + markClose + line[at+len(words):]
	}
	return strings.Join(lines, "\n")
}
