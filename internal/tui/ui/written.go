package ui

import (
	"strings"

	"stjerne/internal/field"
	"stjerne/journal"
)

// Written is a text as its field would show it in w cells, tags told apart: so
// nothing moves when the leader begins to write in it.
func (e *Env) Written(text string, w int) []string {
	rows := field.Wrap(text, max(1, w), Measure())
	for i, row := range rows {
		if row != "" {
			rows[i] = e.tagged(row)
		}
	}
	return rows
}

func (e *Env) tagged(row string) string {
	tags := journal.TagRanges(row)
	if len(tags) == 0 {
		return e.Styles.Text.Render(row)
	}
	var b strings.Builder
	at := 0
	for _, t := range tags {
		if t[0] > at {
			b.WriteString(e.Styles.Text.Render(row[at:t[0]]))
		}
		b.WriteString(e.Styles.Accent.Render(row[t[0]:t[1]]))
		at = t[1]
	}
	if at < len(row) {
		b.WriteString(e.Styles.Text.Render(row[at:]))
	}
	return b.String()
}
