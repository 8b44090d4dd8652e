package io.signalbox.controlplane.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import org.junit.jupiter.api.Test;

/** The library of OpenID Connect can make calls of its own. They would pass the guard of {@code platform.outbound} by. */
@AnalyzeClasses(packages = "io.signalbox.controlplane", importOptions = ImportOption.DoNotIncludeTests.class)
class OutboundCallsTest {

    @ArchTest
    static final ArchRule protocolLibraryMakesNoCalls = makesNoCallsOfTheLibrary();

    @Test
    void noticesCallsOfTheLibrary() {
        var offender = new ClassFileImporter().importClasses(Offender.class);

        assertThatThrownBy(() -> makesNoCallsOfTheLibrary().check(offender))
                .hasMessageContaining("HTTPRequest.send()")
                .hasMessageContaining("JWKSet.load(");
    }

    private static ArchRule makesNoCallsOfTheLibrary() {
        return noClasses()
                .should()
                .callMethodWhere(target(owner(HasName.Predicates.nameStartingWith("com.nimbusds.")))
                        .and(target(nameMatching("send|toHttpURLConnection|resolve|load|retrieveResource"))))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "com\\.nimbusds\\..*(RemoteJWKSet|JWKSourceBuilder|URLBasedJWKSetSource|ResourceRetriever)");
    }

    private static final class Offender {

        private Object call(URI address) throws IOException, ParseException {
            new HTTPRequest(HTTPRequest.Method.GET, address).send();
            return JWKSet.load(address.toURL());
        }
    }
}
