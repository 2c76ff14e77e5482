#!/usr/bin/env bash
# Puts the schemas of the format (ISO/IEC 29500, transitional, and those of the
# package) into a folder, for the tests: schemas.sh FOLDER. They come from the
# source package of python-docx in Debian, which has them in ref/xsd; a folder that
# has them is left as it is. Needs apt-get, tar and xz, and reads no list that the
# system's own apt uses.
set -euo pipefail

folder=${1:?schemas.sh FOLDER}
[ -f "$folder/wml.xsd" ] && exit 0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
mkdir -p "$folder"

# Which releases have the archive on a mirror differs, and it is the same archive
# for the tests: the first that has it will do.
for release in sid trixie bookworm; do
	mkdir -p "$work/$release/lists/partial" "$work/$release/source"
	cat >"$work/$release/source.sources" <<-END
		Types: deb-src
		URIs: http://deb.debian.org/debian
		Suites: $release
		Components: main
		Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
	END
	cat >"$work/$release/apt.conf" <<-END
		Dir::Etc::sourcelist "$work/$release/source.sources";
		Dir::Etc::sourceparts "-";
		APT::Sandbox::User "root";
		Dir::State::lists "$work/$release/lists";
	END
	(
		cd "$work/$release/source"
		export APT_CONFIG="$work/$release/apt.conf"
		apt-get update -qq && apt-get source -qq --download-only --tar-only python-docx
	) </dev/null >&2 || true
	for archive in "$work/$release/source"/python-docx_*.orig.tar.*; do
		[ -f "$archive" ] || continue
		tar -xf "$archive" -C "$work/$release/source" --wildcards '*/ref/xsd/*' || continue
		cp "$work/$release/source"/*/ref/xsd/*.xsd "$work/$release/source"/*/ref/xsd/*/*.xsd "$folder"/
		[ -f "$folder/wml.xsd" ] && exit 0
	done
done
echo "the schemas can't be had: no mirror has the source of python-docx" >&2
exit 1
