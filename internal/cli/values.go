package cli

import (
	"math"
	"strings"

	"stjerne/internal/i18n"
	"stjerne/journal"
)

// indicatorKinds, betters and sures are closed lists, as they are typed.
func indicatorKinds() []string { return []string{"scale", "number", "percent", "count", "yesno"} }
func betters() []string        { return []string{"up", "down", "neither"} }
func sures() []string          { return []string{"low", "medium", "high"} }

// valueOf reads a value of an indicator: what is typed has to be of its kind.
func valueOf(kind journal.IndicatorKind, name, typed string) (float64, error) {
	if kind == journal.KindYesNo {
		yes, err := i18n.ParseYesNo(typed)
		switch {
		case err != nil:
			return 0, fault("cli-measure-yesno", name, strings.TrimSpace(typed))
		case yes:
			return 1, nil
		default:
			return 0, nil
		}
	}
	read := i18n.ParseNumber
	if kind == journal.KindPercent {
		read = i18n.ParsePercent
	}
	n, err := read(typed)
	if err != nil {
		if _, yesNo := i18n.ParseYesNo(typed); yesNo == nil {
			return 0, fault("cli-measure-number", name, strings.TrimSpace(typed))
		}
		return 0, err
	}
	switch {
	case kind == journal.KindScale && (n < 1 || n > 5):
		return 0, fault("cli-scale-range")
	case kind == journal.KindCount && (n < 0 || n != math.Trunc(n)):
		return 0, fault("cli-measure-count", name, strings.TrimSpace(typed))
	}
	return n, nil
}

// valueWords is a value as people read it, with its unit.
func (a *app) valueWords(i *journal.Indicator, n float64) string {
	var text string
	switch i.Kind {
	case journal.KindYesNo:
		if n == 0 {
			return a.words.T("cli.no")
		}
		return a.words.T("cli.yes")
	case journal.KindPercent:
		text = a.words.Percent(n)
	default:
		text = a.words.Number(n)
	}
	// A percentage has its sign, and a scale of five steps needs no unit: what stands
	// there ("%", "1-5") would say it twice.
	if unit := oneLine(i.Unit.Words); unit != "" && i.Kind != journal.KindPercent && i.Kind != journal.KindScale {
		text += " " + unit
	}
	return text
}

// undoubt asks which number is meant where one was typed that can be read in two
// ways and there is somebody to ask. Else it leaves it as it is, and reading it
// says what is wrong.
func (a *app) undoubt(typed *string) {
	_, err := i18n.ParsePercent(*typed)
	if !a.env.CanAsk || i18n.FaultCode(err) != "number_doubt" {
		return
	}
	if answer, ok := a.ask(a.words.Sentence(err)); ok && answer != "" {
		*typed = answer
	}
}
