package export

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"stjerne/internal/export/safe"
	"stjerne/journal"
	"stjerne/journal/method"
)

// cell writes a cell as it is. Whatever could be taken for the mark between cells,
// here or in another country, stands in quotes.
func (x *csvTable) cell(text string) {
	if x.begun {
		x.b.WriteString(x.mark)
	}
	x.begun = true
	if strings.ContainsAny(text, "\";,\t\n") || strings.TrimSpace(text) != text {
		text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	x.b.WriteString(text)
}

func (x *csvTable) end() {
	x.b.WriteString("\r\n")
	x.begun = false
}

// own writes words of the program's, and of the method, which an organisation may
// have worded.
func (x *csvTable) own(text string) { x.cell(harmlessCell(safe.Visible(text))) }

// text writes words of the leader's.
func (x *csvTable) text(text string) { x.own(x.replaced(text)) }

func (x *csvTable) replaced(text string) string {
	if x.o.Replace == nil || text == "" {
		return text
	}
	return x.o.Replace(text)
}

// number writes a number so that it is counted as one, however it begins.
func (x *csvTable) number(v journal.Value) {
	if !v.Set {
		x.cell("")
		return
	}
	x.cell(x.w.Plain(v.N))
}

func (x *csvTable) day(d journal.Day) { x.cell(d.String()) }

func (x *csvTable) option(options []method.Option, id string) {
	if id == "" {
		x.cell("")
		return
	}
	x.own(method.OptionName(options, id))
}

func (x *csvTable) ids(ids ...journal.ID) {
	for _, id := range ids {
		if id.IsZero() {
			x.cell("")
		} else {
			x.cell(id.String())
		}
	}
}

// heads writes the first row: names of the catalogue, and then those of ids, which
// are the same in every language for whoever looks them up.
func (x *csvTable) heads(names []string, ids ...string) {
	for _, name := range names {
		x.own(x.w.T("sheetfile.head." + name))
	}
	for _, id := range ids {
		x.cell(id)
	}
	x.end()
}

// harmlessCell keeps a spreadsheet from taking a text for a formula, which could
// calculate, fetch or start something: an apostrophe stands before it.
func harmlessCell(text string) string {
	for _, r := range text {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			continue
		}
		// A sign of another width or height is read as the plain one.
		if strings.ContainsAny(norm.NFKC.String(string(r)), "=+-@") {
			return "'" + text
		}
		break
	}
	return text
}
