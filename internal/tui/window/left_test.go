package window

import (
	"strings"
	"testing"
	"testing/synctest"

	"stjerne/internal/i18n"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

func leftover(e *ui.Env, s sample) *Leftover {
	return NewLeft(e, Left{
		Why: e.T("two.left.ended"), Question: "Hvad vil du prøve?", Words: strings.Repeat("Vi prøver i tre uger.\n\n", 40),
		Ref: journal.TextRef{Object: s.loop, Name: "plan.try"}, Remove: func() {},
	})
}

func TestATextFromTheEditorLooksAsItDid(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, lang := range i18n.Langs() {
			e := newEnv(t, lang)
			l := leftover(e, newSample(t, e))
			p := open(t, e, l)
			p.Settle(2 * grace)
			l.path.Value = "~/tekst.txt"
			var b strings.Builder
			for _, size := range tuitest.Terminals() {
				b.WriteString(drawn(t, p, size[0], size[1]))
			}
			tuitest.Golden(t, "left_"+string(lang), b.String())
			tuitest.AnySize(t, l)
		}
	})
}

// A key that was on its way to something else gives no answer, and the words are
// not thrown away by one key.
func TestATextFromTheEditorIsNotThrownAwayByAccident(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		s := newSample(t, e)
		l := leftover(e, s)
		gone := false
		l.left.Remove = func() { gone = true }
		p := open(t, e, l)
		p.Keys("enter")
		p.Opened()
		p.Settle(2 * grace)
		p.Press("up", "enter")
		p.Has("enter en gang til")
		p.Press("down")
		p.HasNot("enter en gang til")
		p.Press("up", "enter")
		p.Opened()
		if gone {
			t.Fatal("it was thrown away by one key")
		}
		p.Press("enter")
		p.Closed()
		if !gone {
			t.Error("the file is still there")
		}
		if !challengeOf(t, e, s.challenge).Loop(s.loop).Texts["plan.try"].Empty() {
			t.Error("it was put in")
		}
	})
}

// A file that is there is not written over, and the text stays until it is kept.
func TestATextFromTheEditorIsNotWrittenOverAFile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		l := leftover(e, newSample(t, e))
		l.left.Remove = func() { t.Error("it was taken away") }
		p := open(t, e, l)
		p.Settle(2 * grace)
		l.path.Value = e.Store.Path()
		p.Press("down", "enter")
		p.Opened()
		p.Has("findes allerede")
	})
}
