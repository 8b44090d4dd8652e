/** GitHub. */
@NullMarked
package io.signalbox.controlplane.integrations.providers.github;

import org.jspecify.annotations.NullMarked;
