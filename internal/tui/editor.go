package tui

import (
	"context"
	"errors"
	"io/fs"
	"os/exec"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/config"
	"stjerne/internal/store"
	"stjerne/internal/tui/ui"
	"stjerne/internal/tui/window"
	"stjerne/journal"
)

// editedMsg brings a text back from the leader's own editor. Its draft is there
// until it is known what became of it.
type editedMsg struct {
	draft       *draft
	given, text string
	err         error // what the editor ended with
	lost        error // why its file can't be read
}

// edit opens the text that has the cursor in the leader's own editor, in a file
// that nobody else can read. What was typed is saved first, so that the file can
// say which revision it was made from.
func (r *root) edit() tea.Cmd {
	w, ok := r.top().(ui.Writes)
	if !ok {
		return nil
	}
	text, ok := w.Writing()
	if !ok {
		return nil
	}
	command, err := config.EditorCommand(r.options.Settings, r.options.Env)
	if err != nil {
		return ui.Send(ui.Failed{Err: err})
	}
	of := belongs{Journal: r.env.Store.Path()}
	if dated, ok := r.dated(); ok {
		ref, name, _, _ := dated.Dated()
		of.Object, of.Text, of.Question = ref.Object, ref.Name, name
	}
	return tea.Sequence(r.env.Saver.Now(), r.handOut(command, text, of))
}

// handOut makes the draft and runs the editor on it.
func (r *root) handOut(command []string, text string, of belongs) tea.Cmd {
	paths, st, o := r.options.Paths, r.env.Store, r.options
	return func() tea.Msg {
		of.Base = standing(st, of.ref(), text)
		d, err := newDraft(paths, text, of, o.Sample)
		if err != nil {
			return ui.Failed{Err: err}
		}
		done := func(failed error) tea.Msg {
			msg := editedMsg{draft: d, given: text, err: failed}
			msg.text, msg.lost = d.read(text)
			return msg
		}
		args := append(append([]string{}, command...), d.path())
		if o.Launch != nil {
			return o.Launch(args, done)()
		}
		cmd := exec.Command(args[0], args[1:]...)
		lend(d.hold, cmd)
		return inPlace(cmd, done)()
	}
}

// standing is the revision of a text that says words; "" where none does, or the
// journal can't be read now. Whatever is saved from that stands beside the others.
func standing(st *store.Store, ref journal.TextRef, words string) (base journal.RevisionID) {
	if !ref.Placed() {
		return ""
	}
	ctx, cancel := context.WithTimeout(context.Background(), reading)
	defer cancel()
	// What can't be read now is treated like what isn't there.
	_ = st.Read(ctx, func(r *store.Reader) error {
		t, err := r.Text(ref)
		if err != nil {
			return err
		}
		for _, v := range versions(t) {
			if v.Words == words {
				base = v.ID
			}
		}
		return nil
	})
	return base
}

// reading is how long looking into the journal may take on the way to an editor.
const reading = 5 * time.Second

// versions are all that stand of a text, the one in front first.
func versions(t journal.Text) []journal.Revision {
	return append([]journal.Revision{{ID: t.Rev, Day: t.Written, Words: t.Words}}, t.Others...)
}

// edited takes the text that comes back. It goes into the field where that is as
// the editor found it; else, and where the editor failed, the leader is asked.
func (r *root) edited(msg editedMsg) tea.Cmd {
	d := msg.draft
	changed := msg.lost == nil && msg.text != msg.given
	switch {
	case !changed && msg.err != nil:
		d.remove()
		return r.say(ui.Flash{Text: r.env.T("ui.editor_failed", msg.err.Error()), Trouble: true})
	case msg.lost != nil:
		if errors.Is(msg.lost, fs.ErrNotExist) {
			d.remove()
		} else {
			d.release() // it may be read next time
		}
		return r.say(ui.Flash{Text: r.env.T("ui.editor_failed", r.env.Words.Sentence(msg.lost)), Trouble: true})
	case !changed:
		d.remove()
		return nil
	case msg.err != nil:
		return r.push(r.offer(d, msg.text, r.env.T("two.left.failed", msg.err.Error())))
	}
	w, ok := r.top().(ui.Writes)
	if ok {
		now, writing := w.Writing()
		ok = writing && now == msg.given
	}
	if !ok {
		return r.push(r.offer(d, msg.text, r.env.T("two.left.changed")))
	}
	saver := r.env.Saver
	// The draft goes when its words are in the journal, and not before.
	return tea.Batch(w.Replace(msg.text), tea.Sequence(saver.Now(), func() tea.Msg {
		if state, _ := saver.State(); state == ui.Saved {
			d.remove()
		} else {
			d.release()
		}
		return nil
	}))
}

// offer is the window that asks what to do with a draft.
func (r *root) offer(d *draft, words, why string) ui.Screen {
	return window.NewLeft(r.env, window.Left{
		Why: why, Question: d.Question, Words: words, Ref: d.ref(), Base: d.Base, Remove: d.remove,
	})
}

// drafts offers the texts that were with an editor when it or the program ended.
// Those that say what stands in the journal, or nothing, are taken away without a
// word.
func (r *root) drafts() tea.Cmd {
	if r.options.Sample {
		return nil
	}
	return func() tea.Msg {
		left := leftBehind(r.options.Paths, r.mine)
		if len(left) == 0 {
			return nil
		}
		var offers []tea.Cmd
		// The last one that is pushed is the first to be seen.
		for i := len(left) - 1; i >= 0; i-- {
			d := left[i]
			if words, differs := r.differs(d); differs {
				offers = append(offers, ui.Send(ui.Push{Screen: r.offer(d, words, r.env.T("two.left.ended"))}))
			}
		}
		if len(offers) == 0 {
			return nil
		}
		return tea.Sequence(offers...)()
	}
}

// mine tells whether a draft is of this journal: of the file at its path, or of
// one that was moved here since.
func (r *root) mine(of belongs) bool {
	if of.Journal == "" || of.Journal == r.env.Store.Path() {
		return true
	}
	if of.Object.IsZero() || there(of.Journal) {
		return false
	}
	return r.read(func(rd *store.Reader) error {
		_, err := rd.Text(of.ref())
		return err
	}) == nil
}

// differs tells whether a draft says something that neither stands in the journal
// nor was there when the editor was given it. What does not is removed.
func (r *root) differs(d *draft) (words string, yes bool) {
	words, err := d.read("")
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		d.release() // it may be read next time
		return "", false
	case strings.TrimSpace(words) == "":
		d.remove()
		return "", false
	}
	yes = true
	err = r.read(func(rd *store.Reader) error {
		t, err := rd.Text(d.ref())
		if err != nil || !d.ref().Placed() {
			return err
		}
		earlier, err := rd.Revisions(d.ref())
		for _, v := range earlier {
			stands := v.ID == d.Base
			for _, now := range versions(t) {
				stands = stands || now.ID == v.ID
			}
			if stands && (v.Words == words || v.Words == words+"\n") {
				yes = false
			}
		}
		return err
	})
	if store.FaultOf(err) == store.FaultUnknownID {
		d.Object = journal.ID{} // it was deleted; the words are still the leader's
	}
	if !yes {
		d.remove()
	}
	return words, yes
}

func (r *root) read(do func(*store.Reader) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), reading)
	defer cancel()
	return r.env.Store.Read(ctx, do)
}
