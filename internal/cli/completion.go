package cli

import (
	"github.com/spf13/cobra"

	"stjerne/internal/store"
)

func shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

func (a *app) completionCommand() *cobra.Command {
	cmd := a.command("completion", []argument{{name: "shell"}}, func(cmd *cobra.Command, args []string) error {
		if err := oneOf("completion", args[0], shells()); err != nil {
			return err
		}
		root := cmd.Root()
		switch args[0] {
		case "bash":
			return root.GenBashCompletionV2(a.out, true)
		case "zsh":
			return root.GenZshCompletion(a.out)
		case "fish":
			return root.GenFishCompletion(a.out, true)
		default:
			return root.GenPowerShellCompletionWithDesc(a.out)
		}
	})
	completeFirst(cmd, shells)
	return cmd
}

// versioned is the answer of `version --json`.
type versioned struct {
	Version string `json:"version"`
	Format  int    `json:"format"`
}

func (a *app) versionCommand() *cobra.Command {
	return a.command("version", nil, func(*cobra.Command, []string) error {
		return a.say(versioned{Version: a.env.Version, Format: store.Format},
			a.words.T("cli.version", a.env.Version, store.Format))
	})
}
