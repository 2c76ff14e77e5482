package present

import (
	"strings"
	"unicode"

	"stjerne/internal/i18n"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// agenda makes the items of the meeting itself. The three rounds come after the
// first item of the agenda, the round of reflection: they are how it is carried
// out. So the meeting ends as the method has it end, on the decision and the time
// of the next one.
func agenda(m *method.Method, w *i18n.Words, voice method.Voice, meeting *journal.Meeting) []item {
	var items []item
	leads := map[string]string{}
	for i, it := range m.Agenda {
		made := asked(m, voice, it, leads)
		items = append(items, made)
		if i == 0 {
			for _, r := range m.Rounds {
				items = append(items, round(m, w, voice, r, meeting))
			}
		}
	}
	return items
}

// asked makes an item of one of the agenda's. What belongs under another one
// stands under that one's heading; an item without opening words of its own is a
// question, and the question is its heading.
func asked(m *method.Method, voice method.Voice, it method.Item, leads map[string]string) item {
	question := m.Question(it.ID, voice)
	made := item{key: it.ID, note: it.Key(), asked: question, own: true, plans: it.Plans}
	switch {
	case it.Lead != "":
		made.heading = strings.TrimRight(it.Lead, ".: ")
		body := strings.TrimSpace(strings.TrimPrefix(question, it.Lead))
		if startsLow(body) {
			body = question // its opening words are a part of the sentence
		}
		made.parts = []part{said(words, body)}
		leads[it.ID] = made.heading
	case leads[it.Under] != "":
		made.heading = leads[it.Under]
		made.parts = []part{said(words, ui.Capital(question))}
	default:
		made.heading = ui.Capital(question)
	}
	return made
}

func startsLow(text string) bool {
	for _, r := range text {
		return unicode.IsLower(r)
	}
	return false
}

// round makes an item of a round: its task, and its questions with what was noted
// to each of them by itself.
func round(m *method.Method, w *i18n.Words, voice method.Voice, r method.Round, meeting *journal.Meeting) item {
	made := item{
		key: r.ID, note: r.Item.Key(), own: true,
		heading: w.T("present.round", r.Number, r.Title),
	}
	made.asked = made.heading
	if r.Help != "" {
		made.parts = append(made.parts, said(quiet, ui.Capital(r.Help)))
	}
	for _, prompt := range r.Prompts {
		made.parts = append(made.parts, said(point, ui.Capital(m.Question(prompt.ID, voice))))
		if meeting != nil && !meeting.Texts[prompt.Key()].Empty() {
			made.parts = append(made.parts, said(answer, meeting.Texts[prompt.Key()].Words))
		}
	}
	return made
}

// end is what stands there when everything was shown.
func end(w *i18n.Words) item {
	return item{key: endKey, heading: w.T("present.end"), note: presented}
}
