/** What is wrong with a setting, in words. */
@NullMarked
package io.signalbox.controlplane.platform.settings;

import org.jspecify.annotations.NullMarked;
