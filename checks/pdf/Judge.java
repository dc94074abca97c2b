// Lets veraPDF judge PDF files by PDF/UA-1 and by the part of PDF/A that they claim.
//
//     java Judge FILE.pdf...
//
// Prints one line for a file and part, and below it each rule that failed: its clause, how often, and
// what the first failure says. Exits 1 when a rule failed or PDF/UA-1 is not claimed, 2 when a file
// could not be read.

import java.io.File;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

public class Judge {
    private static final int ALL_FAILURES = -1;

    public static void main(String[] files) {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        int status = 0;
        for (String file : files) {
            try {
                List<PDFAFlavour> claims = claims(file);
                if (!claims.contains(PDFAFlavour.PDFUA_1)) {
                    System.out.println(file + ": does not claim PDF/UA-1");
                    claims.add(PDFAFlavour.PDFUA_1);
                    status = Math.max(status, 1);
                }
                for (PDFAFlavour claim : claims) {
                    status = Math.max(status, judge(file, claim) ? 0 : 1);
                }
            } catch (Exception | StackOverflowError e) {
                System.out.println(file + ": could not be read: " + e);
                status = 2;
            }
        }
        System.exit(status);
    }

    private static List<PDFAFlavour> claims(String file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file))) {
            List<PDFAFlavour> claims = new ArrayList<>(parser.getFlavours());
            claims.remove(PDFAFlavour.NO_FLAVOUR);
            return claims;
        }
    }

    private static boolean judge(String file, PDFAFlavour claim) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), claim);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(claim, ALL_FAILURES, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.printf("%s: %s %s, %d assertions%n", file, claim.getId(),
                    result.isCompliant() ? "passed" : "FAILED", result.getTotalAssertions());
            report(result);
            return result.isCompliant();
        }
    }

    private static void report(ValidationResult result) {
        Map<RuleId, TestAssertion> first = new TreeMap<>(
                Comparator.comparing(RuleId::getClause).thenComparingInt(RuleId::getTestNumber));
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                first.putIfAbsent(assertion.getRuleId(), assertion);
            }
        }
        first.forEach((rule, assertion) -> {
            String message = assertion.getErrorMessage() == null ? assertion.getMessage() : assertion.getErrorMessage();
            System.out.printf("    %s test %d, %d times: %s%n        at %s%n", rule.getClause(), rule.getTestNumber(),
                    result.getFailedChecks().getOrDefault(rule, 0), message.replaceAll("\\s+", " "),
                    assertion.getLocation().getContext());
        });
    }
}
