import type { HourFigures } from '@zongji/protocol';
import { theme } from 'antd';
import { BarChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { deskTime } from '@/lib/deskTime';

use([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

const SERIES = ['entered', 'served', 'abandoned'] as const;

/** Bars of a day: entered, served and abandoned for each hour. */
export function HourChart({ hours }: { readonly hours: readonly HourFigures[] }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const option = useOption(hours);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const made = init(element, null, { renderer: 'svg' });
    chart.current = made;
    const watcher = new ResizeObserver(() => made.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => chart.current?.setOption(option), [option]);
  return <div ref={place} style={{ width: '100%', height: '100%' }} />;
}

function useOption(hours: readonly HourFigures[]) {
  const { t } = useTranslation('overview');
  const { token } = theme.useToken();
  const colours = {
    entered: token.colorPrimary,
    served: token.colorSuccess,
    abandoned: token.colorWarning,
  };
  const quiet = { color: token.colorTextSecondary, fontFamily: token.fontFamily };
  return {
    aria: { enabled: true },
    animationDuration: 300,
    grid: { left: 8, right: 8, top: 40, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, icon: 'roundRect', itemWidth: 10, itemHeight: 10, textStyle: quiet },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      backgroundColor: token.colorBgElevated,
      borderColor: token.colorBorderSecondary,
      textStyle: { color: token.colorText, fontFamily: token.fontFamily },
    },
    xAxis: {
      type: 'category',
      data: hours.map(({ from }) => deskTime(from).format('HH:mm')),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: token.colorBorder } },
      axisLabel: quiet,
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitLine: { lineStyle: { color: token.colorBorderSecondary } },
      axisLabel: quiet,
    },
    series: SERIES.map((name) => ({
      type: 'bar',
      name: t(`figure.${name}`),
      data: hours.map((hour) => hour[name]),
      itemStyle: { color: colours[name], borderRadius: [3, 3, 0, 0] },
      barMaxWidth: 14,
      barGap: '20%',
    })),
  };
}
