package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// What says in a few words what a text is that was found: "Stjernestund", "Det,
// du vil afprøve", "Indikator".
func What(e *ui.Env, h store.Hit) string {
	name := h.Ref.Name
	switch {
	case h.Type == "entry":
		return ui.Capital(method.OptionName(e.Method.EntryKinds, string(h.Kind)))
	case strings.HasPrefix(name, journal.BriefPrefix):
		return e.T("search.brief", inSentence(e, strings.TrimPrefix(name, journal.BriefPrefix)))
	}
	if year, ok := journal.YearOfText(name); ok && h.Ref.Object.IsZero() {
		return e.T("search.year", year)
	}
	if of := journal.QuestionOf(name); of != name {
		if strings.HasPrefix(name, journal.MemberPrefix) {
			return e.T("search.member", inSentence(e, of))
		}
		return e.T("search.thought")
	}
	if item, ok := e.Method.Item(name); ok {
		return ui.Capital(ui.Or(item.Name, item.Ask.I))
	}
	for _, key := range []string{"search." + h.Type + "-" + name, "search." + h.Type} {
		if e.Words.Has(key) {
			return e.T(key)
		}
	}
	return name
}

func inSentence(e *ui.Env, id string) string {
	if item, ok := e.Method.Item(id); ok && item.Name != "" {
		return item.Name
	}
	return id
}

// Open is the message that shows what was found; nil where it can't be shown.
func Open(h store.Hit) tea.Msg {
	switch h.Type {
	case "entry":
		return ui.Note{Kind: h.Kind, ID: h.Ref.Object}
	case "indicator", "measurement":
		return ui.Edit{Type: h.Type, ID: h.Ref.Object}
	case "meeting":
		if h.Ref.Name == journal.TextPlace {
			return ui.Edit{Type: h.Type, ID: h.Ref.Object}
		}
		return ui.Edit{Type: "meeting-page", ID: h.Ref.Object}
	case "journal":
		return ui.Edit{Type: "year", Ref: h.Ref}
	}
	if h.Challenge.IsZero() {
		return nil
	}
	where := ui.Go{Challenge: h.Challenge, Loop: h.Loop}
	switch h.Ref.Name {
	case journal.TextTitle, journal.TextClosing:
	default:
		where.Question = journal.QuestionOf(h.Ref.Name)
		if strings.HasPrefix(h.Ref.Name, journal.ThoughtPrefix) {
			// It stands where the thinking before and after does.
			where.Question = h.Ref.Name
		}
	}
	return where
}

// Part is a piece of an excerpt; Hit where it was searched for.
type Part struct {
	Text string
	Hit  bool
}

// Parts is what stands around the first hit of a text, on one line of at most w
// cells, with "…" where more stands before or after.
func Parts(h store.Hit, w int) []Part {
	if w < 1 {
		return nil
	}
	from := 0
	if len(h.Marks) > 0 {
		// Where little follows the hit there is room for more before it.
		hit := min(max(0, h.Marks[0][0]), len(h.Text))
		after := ui.Width(squeeze(ui.Clean(h.Text[hit:])))
		from = begin(h.Text, hit, max(w/3, w-after-2))
	}
	var parts []Part
	room := w
	put := func(text string, hit bool) bool {
		text = squeeze(ui.Clean(text))
		cut := ui.Cut(text, room)
		if cut != "" {
			parts = append(parts, Part{cut, hit})
		}
		room -= ui.Width(cut)
		return cut == text
	}
	if from > 0 {
		put("… ", false)
	}
	at := from
	for _, m := range h.Marks {
		if m[0] < at || m[1] > len(h.Text) || m[0] > m[1] {
			continue
		}
		if !put(h.Text[at:m[0]], false) || !put(h.Text[m[0]:m[1]], true) {
			return parts
		}
		at = m[1]
	}
	put(strings.TrimRight(h.Text[at:], " \n"), false)
	return parts
}

// Excerpt is the same as plain text.
func Excerpt(h store.Hit, w int) string {
	var b strings.Builder
	for _, p := range Parts(h, w) {
		b.WriteString(p.Text)
	}
	return b.String()
}

// begin is where an excerpt begins that has at most room characters before a hit:
// at a word, and at the text's own beginning where that is near.
func begin(text string, hit, room int) int {
	at := hit
	for at > 0 && room > 0 {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
		room--
	}
	if at == 0 {
		return 0
	}
	if space := strings.IndexFunc(text[at:hit], unicode.IsSpace); space >= 0 {
		at += space
		for at < hit {
			r, size := utf8.DecodeRuneInString(text[at:])
			if !unicode.IsSpace(r) {
				break
			}
			at += size
		}
	}
	return at
}

// squeeze makes one space of every run of white space.
func squeeze(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}
