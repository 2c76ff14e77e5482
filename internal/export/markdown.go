package export

import (
	"strings"

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
	m.gap()
	switch block.Kind {
	case summary.Heading:
		m.heading(block.Level, safe.OneLine(markdownInline(block.Text, false, false)))
	case summary.Paragraph:
		m.b.WriteString(hardBreaks(markdownInline(block.Text, true, true)) + "\n")
	case summary.Quote:
		m.b.WriteString("> " + strings.ReplaceAll(hardBreaks(markdownInline(block.Text, true, true)), "\n", "\n> ") + "\n")
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
		words := append(summary.Inline{{Text: block.Steps.String() + " "}}, block.Text...)
		m.b.WriteString(hardBreaks(markdownInline(words, true, true)) + "\n")
	case summary.Rule:
		m.b.WriteString("---\n")
	case summary.Note:
		m.b.WriteString("---\n\n" + hardBreaks(markdownInline(block.Text, true, true)) + "\n")
	}
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
		text := hardBreaks(markdownInline(item, true, true))
		m.b.WriteString("- " + strings.ReplaceAll(text, "\n", "\n  "))
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
		m.b.WriteString("| " + safe.OneLine(markdownInline(cell, false, false)) + " ")
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
	m.b.WriteString(safe.OneLine(markdownInline(c.Left, true, true)) + "\n")
	for _, p := range c.Rows {
		m.b.WriteString("\n" + hardBreaks(markdownInline(p.Left, true, true)) + "\n")
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
	for i, run := range in {
		strong := styled && run.Style == summary.Strong && strings.TrimSpace(run.Text) != "" &&
			!strings.Contains(safe.Visible(run.Text), "\n")
		var text string
		if opens && !strong && (i == 0 || strings.HasSuffix(b.String(), "\n")) {
			text = Escape(run.Text)
			if spaces := len(run.Text) - len(strings.TrimRight(run.Text, " ")); spaces > 0 {
				text += " "
			}
		} else {
			text = escapeInside(run.Text)
		}
		if !strong {
			b.WriteString(text)
			continue
		}
		// The stars must touch the words, and the space stands outside them.
		body := strings.Trim(text, " \u00a0")
		lead := text[:strings.Index(text, body)]
		b.WriteString(lead + "**" + body + "**" + text[len(lead)+len(body):])
	}
	return b.String()
}

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

// hardBreaks keeps line ends inside a paragraph: two spaces before each.
func hardBreaks(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines[:len(lines)-1] {
		lines[i] = line + "  "
	}
	return strings.Join(lines, "\n")
}
