package window

import (
	"math"
	"strings"

	"stjerne/internal/i18n"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// readValue reads a value of an indicator as it is typed; the error is a Fault
// that says what the kind asks for.
func readValue(kind journal.IndicatorKind, typed string) (float64, error) {
	switch kind {
	case journal.KindYesNo:
		yes, err := i18n.ParseYesNo(typed)
		if yes {
			return 1, err
		}
		return 0, err
	case journal.KindPercent:
		return i18n.ParsePercent(typed)
	}
	n, err := i18n.ParseNumber(typed)
	if err != nil {
		return 0, err
	}
	switch {
	case kind == journal.KindScale && (n < 1 || n > 5):
		return 0, i18n.NewFault("window_scale")
	case kind == journal.KindCount && (n < 0 || n != math.Trunc(n)):
		return 0, i18n.NewFault("window_count")
	}
	return n, nil
}

// optional is readValue where nothing need stand.
func optional(kind journal.IndicatorKind, typed string) (journal.Value, error) {
	if strings.TrimSpace(typed) == "" {
		return journal.Value{}, nil
	}
	n, err := readValue(kind, typed)
	return journal.Value{N: n, Set: err == nil}, err
}

// typed is a value as it would be typed.
func typed(e *ui.Env, kind journal.IndicatorKind, n float64) string {
	if kind == journal.KindYesNo {
		if n != 0 {
			return e.T("window.yes")
		}
		return e.T("window.no")
	}
	return e.Words.Plain(n)
}

func typedValue(e *ui.Env, kind journal.IndicatorKind, v journal.Value) string {
	if !v.Set {
		return ""
	}
	return typed(e, kind, v.N)
}

// readDay reads a day as it is typed; empty is today.
func readDay(e *ui.Env, typed string, dir i18n.Direction) (journal.Day, error) {
	if strings.TrimSpace(typed) == "" {
		return e.Today(), nil
	}
	t, err := i18n.ParseDay(typed, e.Today().Time(), dir)
	if err != nil {
		return journal.Day{}, err
	}
	return journal.DayOf(t), nil
}

// typedDay is a day as it would be typed: "i dag", else whole, so that it is the
// same day whenever it is read again.
func typedDay(e *ui.Env, d journal.Day) string {
	today := e.Today()
	switch {
	case d.IsZero():
		return ""
	case d == today, d == today.Add(-1), d == today.Add(1):
		return e.When(d)
	}
	return e.Words.Day(d.Time())
}

// labelW is how many cells the labels of a window's rows take.
const labelW = 13

// dayRow is a row with a day in it, echoed in words.
func dayRow(e *ui.Env, name, label, value string, dir i18n.Direction) *form.Text {
	row := lineRow(name, label, value)
	offered := value
	row.Echo = func(value string) string {
		if strings.TrimSpace(value) == "" || value == offered {
			return "" // what stands there unasked needs no saying again
		}
		day, err := readDay(e, value, dir)
		if err != nil {
			return "" // half a date is no fault while it is being typed
		}
		return e.Words.LongDay(day.Time())
	}
	return row
}

// lineRow is a row of one line with its label before it.
func lineRow(name, label, value string) *form.Text {
	row := &form.Text{Name: name, Label: label, LabelW: labelW, Value: value, Line: true, Tight: true}
	row.Changed = clearing(row)
	return row
}

// pickRow is a row with one of a few.
func pickRow(name, label, picked string, options []form.Option) *form.Choice {
	return &form.Choice{
		Name: name, Question: label, LabelW: labelW, Inline: true, Options: options,
		Picked: map[string]bool{picked: true},
	}
}

// seenRow asks who saw it; nobody need be named.
func seenRow(e *ui.Env, picked string) *form.Choice {
	options := []form.Option{{ID: "", Name: e.T("window.not_said")}}
	return pickRow("seen", e.T("window.seen"), picked, append(options, named(e.Method.SeenBy)...))
}

func named(options []method.Option) []form.Option {
	list := make([]form.Option, len(options))
	for i, o := range options {
		list[i] = form.Option{ID: o.ID, Name: o.Name}
	}
	return list
}
