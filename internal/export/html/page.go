package html

import (
	"encoding/base64"
	"html/template"

	"stjerne/internal/i18n"
	"stjerne/internal/summary"
)

// page is a document as the template writes it.
type page struct {
	Lang, Title, Author string
	Policy              string
	Style               template.CSS
	Letterhead          *letterhead
	Heading             runs // of the page
	Hidden              bool // the heading is for screen readers: the document shows none
	Head                []runs
	Parts               []part
	Foot                []runs
}

// letterhead is what an organisation has on top.
type letterhead struct {
	Text          runs
	Logo          template.URL // "" where there is none
	Alt           string
	Width, Height int // in pixels, 0 where they are not known
}

// section is what stands under a heading.
type section struct {
	ID    string
	Level int // of its heading: 2 to 6
	// Landmark is set where a screen reader can jump to it: at the first section on
	// the uppermost level with its heading, since two of one name can't be told
	// apart, and a landmark for every question would be none.
	Landmark bool
	Ask      bool // what the leader wants help with, which is what the page is for
	Heading  runs
	Parts    []part
}

// part is a block, or a section under the one it stands in. Only the field of its
// kind is set.
type part struct {
	Kind    string
	Section *section
	Text    runs
	Lead    bool // a paragraph that says what the one after it is
	Items   []item
	Steps   *steps
	Table   *table
	Columns *columns
	Figure  *figure
}

// item is one of a list, with room for a pen after it: beside it where it is one
// line, else under it.
type item struct {
	Text  runs
	Under []int // lines under it
	After bool  // a line beside it
}

func newPage(doc summary.Document) *page {
	b := &builder{
		w: doc.Meta.Words, named: map[string]bool{},
		page: &page{
			Lang: tag(doc.Meta.Lang), Title: line(doc.Meta.Title), Author: line(doc.Meta.Author),
			Policy: policy, Style: template.CSS(style),
		},
	}
	b.page.Letterhead = newLetterhead(doc.Letterhead)
	rest := b.head(doc.Blocks)
	rest, foot := footed(rest)
	for _, block := range rest {
		b.block(block)
	}
	for _, note := range foot {
		if text := newRuns(note.Text); len(text) > 0 {
			b.page.Foot = append(b.page.Foot, text)
		}
	}
	return b.page
}

// tag is the language as a browser wants it, to hyphenate and to read aloud by.
func tag(lang string) string {
	if lang == string(i18n.English) {
		return "en-GB"
	}
	return lang
}

// head takes the page's own heading and what stands under it before anything else,
// and returns the blocks after it.
func (b *builder) head(blocks []summary.Block) []summary.Block {
	if len(blocks) > 0 && blocks[0].Kind == summary.Heading && !blank(clean(blocks[0].Text.String())) {
		b.page.Heading = newRuns(blocks[0].Text)
		blocks = blocks[1:]
	}
	if blank(b.page.Title) {
		b.page.Title = b.page.Heading.String()
	}
	if b.page.Title == "" {
		b.page.Title = b.w.T("web.untitled")
	}
	if len(b.page.Heading) == 0 {
		b.page.Hidden, b.page.Heading = true, runs{{Lines: []string{b.page.Title}}}
		return blocks
	}
	for len(blocks) > 0 && blocks[0].Kind == summary.Paragraph {
		if text := newRuns(blocks[0].Text); len(text) > 0 {
			b.page.Head = append(b.page.Head, text)
		}
		blocks = blocks[1:]
	}
	return blocks
}

// footed parts the notes at the end from the rest.
func footed(blocks []summary.Block) (rest, foot []summary.Block) {
	n := len(blocks)
	for n > 0 && blocks[n-1].Kind == summary.Note {
		n--
	}
	return blocks[:n], blocks[n:]
}

func newLetterhead(of *summary.Letterhead) *letterhead {
	if of == nil {
		return nil
	}
	head := &letterhead{Text: newRuns(of.Text)}
	if logo := of.Logo; logo != nil {
		head.Alt, head.Width, head.Height = line(logo.Alt), logo.Width, logo.Height
		switch {
		case len(logo.SVG) > 0:
			head.Logo = data("image/svg+xml", logo.SVG)
		case len(logo.PNG) > 0:
			head.Logo = data("image/png", logo.PNG)
		}
	}
	if head.Logo == "" && len(head.Text) == 0 {
		return nil
	}
	return head
}

// data is a picture as an address of its own: a browser draws it and runs nothing
// that it may hold.
func data(kind string, picture []byte) template.URL {
	return template.URL("data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(picture))
}
