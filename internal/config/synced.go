package config

import (
	"os"
	"path/filepath"
	"strings"
)

// Synced tells whether a file lies in a folder that a program copies to other
// machines or to the cloud, and which one. It goes by the names and marks that
// these programs leave, also where the path leads there by a symbolic link. A
// file that isn't there yet counts by its folder.
func Synced(path string) (service string, ok bool) {
	whole, err := filepath.Abs(path)
	if err != nil {
		whole = path
	}
	places := []string{whole}
	if target, err := follow(whole); err == nil && target != whole {
		places = append(places, target)
	}
	for _, place := range places {
		if service := byName(place); service != "" {
			return service, true
		}
		if service := byMark(place); service != "" {
			return service, true
		}
	}
	return "", false
}

// byName looks at the names of the folders above a file.
func byName(path string) string {
	parts := strings.FieldsFunc(filepath.ToSlash(filepath.Dir(path)), func(r rune) bool { return r == '/' || r == '\\' })
	for i, part := range parts {
		name := strings.ToLower(part)
		switch {
		case name == "onedrive" || strings.HasPrefix(name, "onedrive - ") || strings.HasPrefix(name, "onedrive-"):
			return "OneDrive"
		case name == "dropbox" || strings.HasPrefix(name, "dropbox (") || strings.HasPrefix(name, "dropbox-"):
			return "Dropbox"
		case name == "mobile documents" || name == "com~apple~clouddocs" || name == "icloud drive" || name == "iclouddrive":
			return "iCloud"
		case name == "google drive" || name == "googledrive" || name == "drivefs" || strings.HasPrefix(name, "googledrive-"):
			return "Google Drive"
		case name == "nextcloud" || strings.HasPrefix(name, "nextcloud-"):
			return "Nextcloud"
		case name == "owncloud" || strings.HasPrefix(name, "owncloud-"):
			return "ownCloud"
		case name == "cloudstorage" && i > 0 && strings.EqualFold(parts[i-1], "library") && i+1 < len(parts):
			// macOS keeps all such services here, as Name-account.
			service, _, _ := strings.Cut(parts[i+1], "-")
			if known := byName("/" + parts[i+1] + "/x"); known != "" {
				return known
			}
			return service
		}
	}
	return ""
}

// byMark looks for what these programs leave in the folder that they copy.
func byMark(path string) string {
	marks := []struct{ pattern, service string }{
		{".stfolder", "Syncthing"},
		{".dropbox.cache", "Dropbox"},
		{".dropbox", "Dropbox"},
		{".sync_*.db", "Nextcloud"},
		{"._sync_*.db", "Nextcloud"},
		{".tmp.driveupload", "Google Drive"},
	}
	home, _ := os.UserHomeDir()
	for dir := filepath.Dir(path); ; dir = filepath.Dir(dir) {
		// The home folder itself holds .dropbox where Dropbox keeps its own
		// settings, and is never the folder that is copied.
		if dir != home {
			entries, _ := os.ReadDir(dir)
			for _, e := range entries {
				for _, m := range marks {
					if hit, _ := filepath.Match(m.pattern, e.Name()); hit {
						return m.service
					}
				}
			}
		}
		if parent := filepath.Dir(dir); parent == dir {
			return ""
		}
	}
}
