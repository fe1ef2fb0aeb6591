// SPDX-License-Identifier: MIT
// VeraPdf FLAVOUR FILE: prints what veraPDF finds wrong with the file, and
// fails if that is anything. Flavours: ua1, 2b, ...

import java.io.FileInputStream;
import java.io.InputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class VeraPdf {
	static final int MOST_FAILURES = 100;

	public static void main(String[] arguments) throws Exception {
		VeraGreenfieldFoundryProvider.initialise();
		PDFAFlavour flavour = PDFAFlavour.byFlavourId(arguments[0]);
		try (InputStream file = new FileInputStream(arguments[1]);
				PDFAParser parser = Foundries.defaultInstance()
					.createParser(file, flavour);
				PDFAValidator validator = Foundries.defaultInstance()
					.createValidator(flavour, MOST_FAILURES, false, false, false)) {
			ValidationResult result = validator.validate(parser);
			for (TestAssertion failure : result.getTestAssertions())
				System.out.println(failure.getRuleId().getClause() + "-"
					+ failure.getRuleId().getTestNumber() + " "
					+ failure.getMessage() + "\n  at "
					+ failure.getLocation().getContext());
			System.exit(result.isCompliant() ? 0 : 1);
		}
	}
}
