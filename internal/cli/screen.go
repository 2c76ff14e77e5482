package cli

import "stjerne/internal/tui"

// Screen shows the journal with the Bubble Tea program; cmd hands it to Run as
// Env.Open. It is the one place where the command line meets the screens.
func Screen(o Opening) (sample bool, err error) {
	result, err := tui.Run(tui.Options{
		Store: o.Store, Words: o.Words, Method: o.Method, Template: o.Template, TemplateFault: o.TemplateFault, Paths: o.Paths, Settings: o.Settings,
		Theme: o.Theme, Sample: o.Sample, CanSample: !o.Sample, Language: o.Language, Env: o.Getenv,
	})
	return result.Sample, err
}
