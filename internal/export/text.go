package export

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"

	"stjerne/internal/export/safe"
	"stjerne/internal/summary"
)

// textWidth is how many columns a plain text has, so that it can be quoted in a
// mail without breaking.
const textWidth = 72

// Text writes a document as plain text: wrapped at 72 columns, headings of the
// first levels underlined, tables aligned by what the characters take up on a
// screen, UTF-8 and \n throughout.
func Text(doc summary.Document) []byte {
	var t text
	if doc.Letterhead != nil && len(doc.Letterhead.Text) > 0 {
		t.block(summary.Block{Kind: summary.Paragraph, Text: doc.Letterhead.Text})
	}
	for _, block := range doc.Blocks {
		t.block(block)
	}
	return []byte(t.b.String())
}

type text struct{ b strings.Builder }

func (t *text) lines(lines ...string) {
	for _, line := range lines {
		t.b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

func (t *text) block(block summary.Block) {
	if t.b.Len() > 0 {
		t.b.WriteByte('\n')
	}
	switch block.Kind {
	case summary.Heading:
		t.heading(block.Level, safe.OneLine(safe.Visible(block.Text.String())))
	case summary.Paragraph:
		t.lines(wrap(safe.Visible(block.Text.String()), textWidth)...)
	case summary.Quote:
		t.lines(indent(wrap(safe.Visible(block.Text.String()), textWidth-2), "  ", "  ")...)
	case summary.List:
		for _, item := range block.Items {
			t.lines(indent(wrap(safe.Visible(item.String()), textWidth-2), "- ", "  ")...)
		}
	case summary.Room:
		t.room(block.Items, block.Lines)
	case summary.TableKind:
		t.table(block.Table)
	case summary.Beside:
		t.columns(block.Columns)
	case summary.Picture:
		for _, line := range block.Chart.Text(textWidth, pictureHeight) {
			t.lines(safe.Visible(line))
		}
	case summary.Scaled:
		t.lines(block.Steps.String())
		t.lines(wrap(safe.Visible(block.Text.String()), textWidth)...)
	case summary.Rule:
		t.lines(strings.Repeat("-", textWidth))
	case summary.Note:
		t.lines(strings.Repeat("-", textWidth))
		t.lines(wrap(safe.Visible(block.Text.String()), textWidth)...)
	}
}

// heading underlines the first three levels; a question stands on its own line.
func (t *text) heading(level int, words string) {
	lines := wrap(words, textWidth)
	t.lines(lines...)
	under := map[int]string{1: "=", 2: "-", 3: "·"}[level]
	if under == "" {
		return
	}
	width := 0
	for _, line := range lines {
		width = max(width, uniseg.StringWidth(line))
	}
	t.lines(strings.Repeat(under, width))
}

// room writes what is listened for with lines for a pen, all beginning in one
// column.
func (t *text) room(items []summary.Inline, lines int) {
	width := 0
	for _, item := range items {
		width = max(width, uniseg.StringWidth(safe.OneLine(safe.Visible(item.String()))))
	}
	for _, item := range items {
		words := safe.OneLine(safe.Visible(item.String()))
		for range lines {
			t.lines(pad(words, width, false) + "  " + strings.Repeat(".", max(textWidth-width-2, 3)))
			words = ""
		}
	}
}

// columns writes before and after beside each other, or under each other where
// there is nothing after yet.
func (t *text) columns(c *summary.Columns) {
	if c.OneSided() {
		t.lines(wrap(safe.Visible(c.Left.String()), textWidth)...)
		for _, p := range c.Rows {
			t.b.WriteByte('\n')
			t.lines(indent(wrap(safe.Visible(p.Left.String()), textWidth-2), "  ", "  ")...)
		}
		return
	}
	const gutter = 4
	const half = (textWidth - gutter) / 2
	rows := append([]summary.Pair{{Left: c.Left, Right: c.Right}}, c.Rows...)
	for i, p := range rows {
		if i > 0 {
			t.b.WriteByte('\n')
		}
		left, right := wrap(safe.Visible(p.Left.String()), half), wrap(safe.Visible(p.Right.String()), half)
		for n := range max(len(left), len(right)) {
			t.lines(pad(at(left, n), half, false) + strings.Repeat(" ", gutter) + at(right, n))
		}
	}
}

func (t *text) table(table *summary.Table) {
	rows := append([][]summary.Inline{table.Head}, table.Rows...)
	cells := make([][]string, len(rows))
	widths := make([]int, len(table.Head))
	for i, row := range rows {
		cells[i] = make([]string, len(widths))
		for c := range min(len(row), len(widths)) {
			cells[i][c] = safe.OneLine(safe.Visible(row[c].String()))
			widths[c] = max(widths[c], uniseg.StringWidth(cells[i][c]))
		}
	}
	// What is too wide is taken from the last column, which holds the longest
	// words and is wrapped.
	last := len(widths) - 1
	used := 2 * last
	for _, w := range widths[:last] {
		used += w
	}
	widths[last] = min(widths[last], max(textWidth-used, 16))
	for i, row := range cells {
		wrapped := wrap(row[last], widths[last])
		for n := range max(len(wrapped), 1) {
			var line strings.Builder
			for c := range last {
				cell := row[c]
				if n > 0 {
					cell = ""
				}
				line.WriteString(pad(cell, widths[c], c < len(table.Right) && table.Right[c]) + "  ")
			}
			t.lines(line.String() + at(wrapped, n))
		}
		if i == 0 {
			var rule []string
			for _, w := range widths {
				rule = append(rule, strings.Repeat("-", w))
			}
			t.lines(strings.Join(rule, "  "))
		}
	}
}

func at(lines []string, n int) string {
	if n < len(lines) {
		return lines[n]
	}
	return ""
}

func indent(lines []string, first, rest string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		if i == 0 {
			out[i] = first + line
		} else {
			out[i] = rest + line
		}
	}
	return out
}

// pad fills a text with spaces to a width, at its left end where it stands right.
func pad(s string, width int, right bool) string {
	spaces := strings.Repeat(" ", max(width-uniseg.StringWidth(s), 0))
	if right {
		return spaces + s
	}
	return s + spaces
}

// wrap breaks a text into lines of at most so many columns, at spaces, and inside
// a word only where the word is longer than a line. Line ends of the text stay,
// and so do the spaces at the start of its lines, which say what belongs together.
func wrap(s string, width int) []string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		body := strings.TrimLeft(line, " ")
		lead := strings.Repeat(" ", min(len(line)-len(body), width/2))
		lines = append(lines, indent(wrapLine(body, width-len(lead)), lead, lead)...)
	}
	return lines
}

// glued joins words that must not be torn apart at a line's end: "33 %" and
// "25. august".
func glued(words []string) []string {
	var out []string
	for i, word := range words {
		if i > 0 && (strings.HasPrefix(word, "%") || dayOfMonth(words[i-1]) && unicode.IsLower([]rune(word)[0])) {
			out[len(out)-1] += " " + word
			continue
		}
		out = append(out, word)
	}
	return out
}

func dayOfMonth(word string) bool {
	digits, dot := strings.CutSuffix(strings.TrimLeft(word, "("), ".")
	return dot && len(digits) > 0 && len(digits) < 3 && strings.Trim(digits, "0123456789") == ""
}

func wrapLine(line string, width int) []string {
	var lines []string
	var now strings.Builder
	used := 0
	flush := func() {
		lines = append(lines, now.String())
		now.Reset()
		used = 0
	}
	for _, word := range glued(strings.FieldsFunc(line, func(r rune) bool { return r == ' ' })) {
		w := uniseg.StringWidth(word)
		if used > 0 && used+1+w > width {
			flush()
		}
		if used > 0 {
			now.WriteByte(' ')
			used++
		}
		if w <= width-used {
			now.WriteString(word)
			used += w
			continue
		}
		for g := uniseg.NewGraphemes(word); g.Next(); {
			if used > 0 && used+g.Width() > width {
				flush()
			}
			now.WriteString(g.Str())
			used += g.Width()
		}
	}
	if now.Len() > 0 || len(lines) == 0 {
		flush()
	}
	return lines
}
