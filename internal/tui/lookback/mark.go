package lookback

import (
	"strings"

	"stjerne/internal/diff"
	"stjerne/internal/tui/ui"
)

// skipped stands for paragraphs in which nothing was changed.
const skipped = "…"

// paragraph is a line of the text as it was written, not yet broken.
type paragraph []diff.Part

func (p paragraph) blank() bool {
	for _, one := range p {
		if strings.TrimSpace(one.Text) != "" {
			return false
		}
	}
	return true
}

// marked is what was changed, a paragraph each with marks around what went and
// what came. Paragraphs that stayed as they were are left out: a column is narrow,
// and they stand in the answer above.
func marked(parts []diff.Part) []paragraph {
	paragraphs := []paragraph{nil}
	put := func(kind diff.Kind, text string) {
		if text != "" {
			last := len(paragraphs) - 1
			paragraphs[last] = append(paragraphs[last], diff.Part{Kind: kind, Text: text})
		}
	}
	for i, part := range parts {
		for n, row := range strings.Split(ui.Clean(ui.LineEnds(part.Text)), "\n") {
			if n > 0 {
				paragraphs = append(paragraphs, nil)
			}
			core := strings.TrimSpace(row)
			if part.Kind == diff.Same || core == "" {
				if part.Kind != diff.Out {
					put(diff.Same, row)
				}
				continue
			}
			before, after, _ := strings.Cut(row, core)
			put(diff.Same, before)
			put(part.Kind, ui.Mark(part.Kind)+core+ui.EndMark)
			put(diff.Same, after)
		}
		replaced := part.Kind == diff.Out && i+1 < len(parts) && parts[i+1].Kind == diff.In
		if replaced && !strings.HasSuffix(part.Text, " ") && len(paragraphs[len(paragraphs)-1]) > 0 {
			put(diff.Same, " ")
		}
	}
	var shown []paragraph
	gap := false
	for _, p := range paragraphs {
		switch {
		case ui.Changed(p):
			shown = append(shown, p)
			gap = false
		case !gap && !p.blank():
			shown = append(shown, paragraph{{Kind: diff.Same, Text: skipped}})
			gap = true
		}
	}
	return shown
}

// lines breaks a paragraph into lines of at most w cells. Breaking takes blanks
// away and nothing else, so each character of a line is looked up where it stood.
func (p paragraph) lines(w int) []paragraph {
	var whole strings.Builder
	var kinds []diff.Kind // of each byte
	for _, one := range p {
		whole.WriteString(one.Text)
		for range len(one.Text) {
			kinds = append(kinds, one.Kind)
		}
	}
	text := whole.String()
	var broken []paragraph
	at := 0
	for _, row := range ui.Wrap(text, w) {
		var line paragraph
		for i := 0; i < len(row); i++ {
			for row[i] != ' ' && at < len(text) && text[at] == ' ' {
				at++
			}
			kind := diff.Same
			if at < len(text) && text[at] == row[i] {
				kind = kinds[at]
				at++
			}
			if n := len(line); n > 0 && line[n-1].Kind == kind {
				line[n-1].Text += row[i : i+1]
				continue
			}
			line = append(line, diff.Part{Kind: kind, Text: row[i : i+1]})
		}
		broken = append(broken, line)
	}
	return broken
}
