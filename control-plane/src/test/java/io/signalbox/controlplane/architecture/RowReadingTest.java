package io.signalbox.controlplane.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Columns are read in one way: through {@code Row}, which knows nulls, times and ids. */
@AnalyzeClasses(packages = "io.signalbox.controlplane", importOptions = ImportOption.DoNotIncludeTests.class)
class RowReadingTest {

    /** Takes its tokens on a connection of its own, outside of any transaction, and so without Spring's JDBC. */
    private static final String ON_ITS_OWN_CONNECTION =
            "io.signalbox.controlplane.platform.limits.TokenBucketRepository";

    @ArchTest
    static final ArchRule columnsAreReadThroughRow = readsNoColumnItself();

    @Test
    void noticesColumnReadByHand() {
        var offenders = new ClassFileImporter().importClasses(Offender.class);

        assertThatThrownBy(() -> readsNoColumnItself().check(offenders)).hasMessageContaining("ResultSet.getString");
    }

    private static ArchRule readsNoColumnItself() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("..platform.persistence..")
                .and()
                .doNotHaveFullyQualifiedName(ON_ITS_OWN_CONNECTION)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ResultSet.class);
    }

    private static final class Offender {

        String read(ResultSet row) throws SQLException {
            return row.getString("name");
        }
    }
}
