/** What every module stands on: problems, paging, persistence, messaging, crypto, live changes. It knows no domain word. */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package io.signalbox.controlplane.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
