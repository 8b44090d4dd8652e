@NullMarked
package io.signalbox.controlplane.integrations.web;

import org.jspecify.annotations.NullMarked;
