package io.signalbox.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.local.Refusal;
import io.signalbox.local.bench.BenchSettings.Stage;
import io.signalbox.local.launch.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchSettingsTest {

    @Test
    void measuresTheWayOfAnEventOnAnEmptyStoreUnlessToldOtherwise() {
        BenchSettings settings = read(Map.of());

        assertThat(settings.stages()).containsExactlyInAnyOrder(Stage.ACCEPT, Stage.PROCESS, Stage.BOTH);
        assertThat(settings.stored()).isZero();
        assertThat(settings.warmUp()).isPositive();
        assertThat(settings.profile()).isFalse();
    }

    @Test
    void readsStagesAndNumbers() {
        BenchSettings settings = read(Map.of(
                "SIGNALBOX_BENCH_STAGES", "process, both", "SIGNALBOX_BENCH_STORED", "1_000_000", "PROFILE", "1"));

        assertThat(settings.stages()).containsExactly(Stage.PROCESS, Stage.BOTH);
        assertThat(settings.stored()).isEqualTo(1_000_000);
        assertThat(settings.profile()).isTrue();
    }

    @Test
    void namesTheVariableThatCannotBeUsed() {
        assertThatThrownBy(() -> read(Map.of("SIGNALBOX_BENCH_CLIENTS", "many")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("SIGNALBOX_BENCH_CLIENTS");
        assertThatThrownBy(() -> read(Map.of("SIGNALBOX_BENCH_STAGES", "all")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("accept, process, both");
    }

    private static BenchSettings read(Map<String, String> variables) {
        return BenchSettings.read(new Environment(variables));
    }
}
