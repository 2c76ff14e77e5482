package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stjerne/internal/export/safe"
	"stjerne/internal/summary"
)

// Size of a picture that is drawn with characters.
const (
	pictureWidth  = 68
	pictureHeight = 10
)

// Markdown writes a document as Markdown with the tables of GitHub's dialect,
// UTF-8 and \n throughout. Pictures are drawn with characters in a fenced block.
func Markdown(doc summary.Document) []byte {
	var m markdown
	if doc.Letterhead != nil && len(doc.Letterhead.Text) > 0 {
		m.block(summary.Block{Kind: summary.Paragraph, Text: doc.Letterhead.Text})
	}
	for _, block := range doc.Blocks {
		m.block(block)
	}
	return []byte(m.b.String())
}

type markdown struct{ b strings.Builder }

// gap separates two blocks.
func (m *markdown) gap() {
	if m.b.Len() > 0 {
		m.b.WriteByte('\n')
	}
}

func (m *markdown) block(block summary.Block) {
	words := markdownLines(block.Text)
	if words == "" && (block.Kind == summary.Paragraph || block.Kind == summary.Quote) {
		return
	}
	m.gap()
	switch block.Kind {
	case summary.Heading:
		m.heading(block.Level, markdownLine(block.Text, false, false))
	case summary.Paragraph:
		m.b.WriteString(words + "\n")
	case summary.Quote:
		m.b.WriteString(within(words, "> ", "> ") + "\n")
	case summary.List:
		m.list(block.Items, 0)
	case summary.Room:
		m.list(block.Items, block.Lines)
	case summary.TableKind:
		m.table(block.Table.Head, block.Table.Rows, block.Table.Right)
	case summary.Beside:
		m.columns(block.Columns)
	case summary.Picture:
		m.picture(block.Chart)
	case summary.Scaled:
		scale := append(summary.Inline{{Text: block.Steps.String() + " "}}, block.Text...)
		m.b.WriteString(markdownLines(scale) + "\n")
	case summary.Rule:
		m.b.WriteString("---\n")
	case summary.Note:
		m.b.WriteString("---\n\n" + words + "\n")
	}
}

// within puts marks before the first line of a text and before the others; an empty
// line keeps what can be seen of its mark.
func within(text, first, rest string) string {
	lines := strings.Split(first+text, "\n")
	for i, line := range lines[1:] {
		if lines[i+1] = rest + line; line == "" {
			lines[i+1] = strings.TrimRight(rest, " ")
		}
	}
	return strings.Join(lines, "\n")
}

// heading writes a heading; hashes at its end would be taken for its frame.
func (m *markdown) heading(level int, text string) {
	if strings.HasSuffix(text, "#") {
		text = text[:len(text)-1] + `\#`
	}
	m.b.WriteString(strings.Repeat("#", level) + " " + text + "\n")
}

// list writes items; each has room after it for so many lines with a pen.
func (m *markdown) list(items []summary.Inline, lines int) {
	for _, item := range items {
		m.b.WriteString(within(markdownLines(item), "- ", "  "))
		for i := range lines {
			if i > 0 {
				m.b.WriteString("  \n ")
			}
			m.b.WriteString(" " + penLine)
		}
		m.b.WriteByte('\n')
	}
}

// penLine is a line to write on by hand.
var penLine = strings.Repeat("…", 30)

func (m *markdown) table(head []summary.Inline, rows [][]summary.Inline, right []bool) {
	m.row(head)
	for i := range head {
		if i < len(right) && right[i] {
			m.b.WriteString("| ---: ")
		} else {
			m.b.WriteString("| --- ")
		}
	}
	m.b.WriteString("|\n")
	for _, row := range rows {
		m.row(row)
	}
}

func (m *markdown) row(cells []summary.Inline) {
	for _, cell := range cells {
		m.b.WriteString("| " + markdownLine(cell, false, false) + " ")
	}
	m.b.WriteString("|\n")
}

// columns writes before and after as a table of two columns, and where there is
// no after yet, as paragraphs.
func (m *markdown) columns(c *summary.Columns) {
	if !c.OneSided() {
		rows := make([][]summary.Inline, len(c.Rows))
		for i, p := range c.Rows {
			rows[i] = []summary.Inline{p.Left, p.Right}
		}
		m.table([]summary.Inline{c.Left, c.Right}, rows, nil)
		return
	}
	m.b.WriteString(markdownLine(c.Left, true, true) + "\n")
	for _, p := range c.Rows {
		m.b.WriteString("\n" + markdownLines(p.Left) + "\n")
	}
}

func (m *markdown) picture(c *summary.Chart) {
	lines := c.Text(pictureWidth, pictureHeight)
	fence := "```"
	for _, line := range lines {
		for strings.Contains(line, fence) {
			fence += "`"
		}
	}
	m.b.WriteString(fence + "text\n")
	for _, line := range lines {
		m.b.WriteString(strings.TrimRight(safe.Visible(line), " ") + "\n")
	}
	m.b.WriteString(fence + "\n")
}

// markdownInline writes runs of text. Styles can be left out where everything is
// strong anyway, in headings and in the heads of tables. opens tells whether the
// text begins a line of its own, where a dash or a number would begin a list.
func markdownInline(in summary.Inline, styled, opens bool) string {
	var b strings.Builder
	for _, run := range emphases(in, styled) {
		begins := opens && (b.Len() == 0 || strings.HasSuffix(b.String(), "\n"))
		if run.Style != summary.Strong {
			if begins {
				b.WriteString(Escape(run.Text))
				if strings.HasSuffix(run.Text, " ") {
					b.WriteByte(' ')
				}
			} else {
				b.WriteString(escapeInside(run.Text))
			}
			continue
		}
		// The stars must touch the words, and the space stands outside them.
		lead, body, trail := spaced(run.Text)
		if begins {
			lead = strings.ReplaceAll(lead, " ", "\u00a0")
		}
		b.WriteString(lead + "**" + escapeInside(body) + "**" + trail)
	}
	return b.String()
}

// emphases joins runs that are written alike, for what stands side by side is read
// together, and makes plain what stars would not make strong: a run of nothing or
// of several lines, and one whose stars would touch a letter outside and a full stop
// inside, where they are read as stars. Style is for the eye; the words count.
func emphases(in summary.Inline, styled bool) summary.Inline {
	var out summary.Inline
	join := func(run summary.Run) {
		if n := len(out); n > 0 && out[n-1].Style == run.Style {
			out[n-1].Text += run.Text
		} else if run.Text != "" {
			out = append(out, run)
		}
	}
	for _, run := range in {
		text := safe.Visible(run.Text)
		if !styled || run.Style != summary.Strong || strings.TrimSpace(text) == "" || strings.Contains(text, "\n") {
			run.Style = summary.Plain
		}
		join(summary.Run{Text: text, Style: run.Style})
	}
	joined := out
	out = nil
	for i, run := range joined {
		if run.Style == summary.Strong {
			before, after := ' ', ' '
			if i > 0 {
				before, _ = utf8.DecodeLastRuneInString(joined[i-1].Text)
			}
			if i+1 < len(joined) {
				after, _ = utf8.DecodeRuneInString(joined[i+1].Text)
			}
			lead, body, trail := spaced(run.Text)
			first, _ := utf8.DecodeRuneInString(body)
			last, _ := utf8.DecodeLastRuneInString(body)
			if lead == "" && punctuation(first) && !punctuation(before) && !unicode.IsSpace(before) ||
				trail == "" && punctuation(last) && !punctuation(after) && !unicode.IsSpace(after) {
				run.Style = summary.Plain
			}
		}
		join(run)
	}
	return out
}

// spaced parts a text from the space around it.
func spaced(text string) (lead, body, trail string) {
	body = strings.TrimLeftFunc(text, unicode.IsSpace)
	lead = text[:len(text)-len(body)]
	body = strings.TrimRightFunc(body, unicode.IsSpace)
	return lead, body, text[len(lead)+len(body):]
}

func punctuation(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// escapeInside escapes a text that continues a line: its first line cannot begin
// a block, and spaces at its ends stay.
func escapeInside(text string) string {
	first, rest, more := strings.Cut(safe.Visible(text), "\n")
	// A letter in front keeps the line from looking like the start of a block; a
	// space after it, so that an underscore is seen as it will stand.
	out := strings.TrimPrefix(escapeLine("x "+first), "x ")
	if more {
		out = strings.TrimRight(out, " ") + "\n" + Escape(rest)
	}
	return out
}

// markdownLine writes a text in one line. It is made one before it is escaped: what
// begins a line of the text begins none of the file.
func markdownLine(in summary.Inline, styled, opens bool) string {
	flat := make(summary.Inline, len(in))
	for i, run := range in {
		flat[i] = summary.Run{Text: strings.ReplaceAll(safe.Visible(run.Text), "\n", " "), Style: run.Style}
	}
	return safe.OneLine(markdownInline(flat, styled, opens))
}

// markdownLines writes a text that may have several lines and paragraphs. Two spaces
// before a line end keep it; empty lines part paragraphs, one each time and none at
// the ends, where they would end the list or the quote that the text stands in.
func markdownLines(in summary.Inline) string {
	var b strings.Builder
	gap := false
	for line := range strings.SplitSeq(markdownInline(in, true, true), "\n") {
		switch {
		case strings.Trim(line, " ") == "":
			gap = b.Len() > 0
			continue
		case gap:
			b.WriteString("\n\n")
		case b.Len() > 0:
			b.WriteString("  \n")
		}
		b.WriteString(line)
		gap = false
	}
	return b.String()
}
