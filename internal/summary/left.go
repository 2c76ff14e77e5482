package summary

import (
	"slices"

	"stjerne/journal"
	"stjerne/journal/method"
)

// Left tells what is left out where sections are switched off, for formats that
// write the journal itself and not a document.
type Left struct {
	m       *method.Method
	t       *Template
	without []string
}

// LeftOut makes a Left from the ids of the sections that are switched off.
func LeftOut(m *method.Method, without []string) Left { return Left{m, DefaultTemplate(), without} }

// Under is the same under a template, which may have sections of its own; nil is the
// program's.
func (l Left) Under(t *Template) Left {
	if t != nil {
		l.t = t
	}
	return l
}

func (l Left) off(section string) bool { return slices.Contains(l.without, section) }

// Answer tells whether the answer to a question is left out: where its section of
// the page is off, or its sheet, or the phases' own questions are.
func (l Left) Answer(id string) bool {
	if len(l.without) == 0 {
		return false
	}
	item, ok := l.m.Item(id)
	if !ok {
		return l.off(SectionPhases)
	}
	if section := l.t.pageSection(item); section != "" {
		return l.off(section)
	}
	switch {
	case item.Sheet == "trial":
		return l.off(SectionSheet)
	case item.Sheet == "evaluation":
		return l.off(SectionEvaluation)
	case item.On == method.OnLoop:
		return l.off(SectionPhases)
	}
	return false
}

// Note tells whether notes of a kind are left out.
func (l Left) Note(kind journal.EntryKind) bool {
	return l.off(SectionNotes) || kind == journal.Star && l.off(SectionStars)
}

// Indicators tells whether indicators with their measurements are left out.
func (l Left) Indicators() bool { return l.off(SectionSigns) || l.off(SectionIndicators) }

// Meetings tells whether meetings are left out.
func (l Left) Meetings() bool { return l.off(SectionMeeting) }

// Evaluation tells whether the evaluation, and how sure it is, is left out.
func (l Left) Evaluation() bool { return l.off(SectionEvaluation) }

// Closing tells whether what became of the challenge is left out.
func (l Left) Closing() bool { return l.off(SectionClosing) }
